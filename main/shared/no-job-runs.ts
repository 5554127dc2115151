import { createRouterClient } from '@orpc/server';
import type { Application } from './application.ts';

/** Whether long work is running now. */
export async function someJobRuns(router: Application['router']): Promise<boolean> {
  for await (const runs of jobStates(router, new AbortController())) return runs;
  return false;
}

/** Resolves once no long work runs; rejects when the signal aborts first. */
export async function untilNoJobRuns(router: Application['router'], signal: AbortSignal): Promise<void> {
  const abort = new AbortController();
  const stop = () => abort.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const runs of jobStates(router, abort)) if (!runs) return;
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function* jobStates(router: Application['router'], abort: AbortController): AsyncGenerator<boolean, void, void> {
  try {
    const jobs = await createRouterClient(router, { context: {} }).shell.jobs(undefined, { signal: abort.signal });
    for await (const list of jobs) yield list.some((job) => job.state === 'running');
  } finally {
    abort.abort();
  }
}
