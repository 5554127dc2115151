import { useEffect, useRef, useState } from 'react';
import type { ExportRequest, ExportResult, Progress } from '../../../preload/contract/common.ts';
import { download } from './download.ts';

/** Runs one export; the caller joins its own selection to what the dialog asks. */
export type RunExport = (
  request: ExportRequest,
  signal: AbortSignal,
) => Promise<AsyncIterator<Progress, ExportResult | undefined, void>>;

export type ExportState =
  | { kind: 'form'; error?: unknown }
  | { kind: 'writing'; progress: Progress | undefined; cancelling: boolean }
  | { kind: 'cancelled' }
  | { kind: 'done'; result: ExportResult };

/** An export from the form to its end; leaving the dialog while it runs does not stop it. */
export function useExport(run: RunExport) {
  const [state, setState] = useState<ExportState>({ kind: 'form' });
  const abort = useRef<AbortController | undefined>(undefined);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const become = (next: ExportState) => {
    if (shown.current) setState(next);
  };

  async function write(request: ExportRequest): Promise<void> {
    const control = new AbortController();
    abort.current = control;
    become({ kind: 'writing', progress: undefined, cancelling: false });
    try {
      const steps = await run(request, control.signal);
      let next = await steps.next();
      while (!next.done) {
        become({ kind: 'writing', progress: next.value, cancelling: control.signal.aborted });
        next = await steps.next();
      }
      if (next.value === undefined) return become({ kind: 'cancelled' });
      if (next.value.download !== undefined) download(next.value.download, next.value.fileName);
      become({ kind: 'done', result: next.value });
    } catch (error) {
      become(control.signal.aborted ? { kind: 'cancelled' } : { kind: 'form', error });
    }
  }

  return {
    state,
    write,
    cancel() {
      abort.current?.abort();
      setState((old) => (old.kind === 'writing' ? { ...old, cancelling: true } : old));
    },
  };
}
