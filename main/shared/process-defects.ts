import type { Log } from './log.ts';

/**
 * The last net. A promise that nobody waited for is logged and the application goes on; an exception that nobody caught
 * leaves it in an unknown state, so it is logged and the process ends (what was committed is safe).
 */
export function logProcessDefects(log: Log): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody waited for a failure'));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'nobody caught a failure');
    process.exit(1);
  });
}
