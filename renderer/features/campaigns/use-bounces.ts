import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { BouncesRead } from '../../../preload/contract/campaigns.ts';
import type { Progress } from '../../../preload/contract/common.ts';
import { api, client, giveFile } from '../../client.ts';

export type BouncesState =
  | { kind: 'idle' }
  | { kind: 'reading'; progress: Progress | undefined }
  | { kind: 'stopped' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'done'; read: BouncesRead };

/** False where the volunteer thought better of it. `file` is what a browser was given; the desktop asks by its own dialog. */
async function choose(file: File | undefined): Promise<boolean> {
  const given = await client.mail.chooseBounces();
  if (given?.upload !== undefined && file) await giveFile(given.upload, file);
  return given !== null;
}

/** Reads what came back, from the mailbox or from files, and tells how far it is; it can be stopped. */
export function useBounces() {
  const queries = useQueryClient();
  const [state, setState] = useState<BouncesState>({ kind: 'idle' });
  const abort = useRef<AbortController | undefined>(undefined);

  async function read(from: 'mailbox' | 'files', file?: File): Promise<void> {
    const control = new AbortController();
    abort.current = control;
    try {
      if (from === 'files' && !(await choose(file))) return;
      setState({ kind: 'reading', progress: undefined });
      const steps = await client.campaigns.readBounces({ from }, { signal: control.signal });
      let next = await steps.next();
      while (!next.done) {
        setState({ kind: 'reading', progress: next.value });
        next = await steps.next();
      }
      setState(next.value === undefined ? { kind: 'stopped' } : { kind: 'done', read: next.value });
      await queries.invalidateQueries({ queryKey: api.campaigns.people.key() });
    } catch (error) {
      setState(control.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error });
    }
  }

  return { state, read, stop: () => abort.current?.abort(), hide: () => setState({ kind: 'idle' }) };
}
