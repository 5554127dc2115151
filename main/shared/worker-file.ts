/**
 * The address of a worker that stands beside its caller: `audit-worker.ts` when running from source (tests, benchmarks),
 * `audit-worker.js` in the built tree, where all chunks and workers lie in one folder (see electron.vite.config.ts).
 */
export function workerFile(name: string, callerUrl: string): URL {
  return new URL(`./${name}.${callerUrl.endsWith('.ts') ? 'ts' : 'js'}`, callerUrl);
}
