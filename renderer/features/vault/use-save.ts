import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../preload/contract/common.ts';
import type { JobKind } from '../../../preload/contract/shell.ts';
import type { SavedVault } from '../../../preload/contract/vault.ts';
import { client } from '../../client.ts';
import { useJobs } from '../../live.ts';
import { refusalCode } from '../../refusals/explain.ts';
import { download } from '../../ui/export-dialog/download.ts';

export type SaveState =
  | { kind: 'idle'; error?: unknown; cancelled?: boolean }
  | { kind: 'writing'; progress: Progress | undefined }
  | { kind: 'done'; saved: SavedVault };

type Run = () => Promise<AsyncIterator<Progress, SavedVault | undefined, void>>;

/** Writes the vault as a file, from the question where to its end; leaving the page does not stop it. */
export function useSave(job: JobKind) {
  const jobs = useJobs();
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const become = (next: SaveState) => {
    if (shown.current) setState(next);
  };

  async function save(run: Run): Promise<void> {
    become({ kind: 'writing', progress: undefined });
    try {
      const steps = await run();
      let next = await steps.next();
      for (; !next.done; next = await steps.next()) become({ kind: 'writing', progress: next.value });
      if (!next.value) return become({ kind: 'idle', cancelled: true });
      if (next.value.download !== undefined) download(next.value.download, next.value.fileName);
      become({ kind: 'done', saved: next.value });
    } catch (error) {
      become(refusalCode(error) === 'EXPORT_CANCELLED' ? { kind: 'idle', cancelled: true } : { kind: 'idle', error });
    }
  }

  return {
    state,
    save,
    cancel() {
      const running = jobs.find(({ kind, state: how }) => kind === job && how === 'running');
      if (running) void client.shell.cancelJob({ id: running.id });
    },
  };
}
