// @ts-check

/**
 * Ends this script, as by SIGTERM, when the npm that runs it is gone: npm hands signals to a shell only, which dies of them
 * without a word to its child.
 */
export function endWithNpm(env = process.env) {
  if (env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}
