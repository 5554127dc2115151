import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { Application } from '../shared/application.ts';
import { someJobRuns, untilNoJobRuns } from '../shared/no-job-runs.ts';
import { ask } from './ask.ts';
import type { ShellWords } from './words.ts';

/** Asks before a window is closed over running work: the work may end without a window, be stopped, or keep the window. */
export function askBeforeClosing(
  window: BrowserWindow,
  router: Application['router'],
  words: () => Promise<ShellWords>,
): void {
  let decided = false;
  let asking = false;
  const close = () => {
    decided = true;
    if (!window.isDestroyed()) window.close();
  };

  async function decide(): Promise<void> {
    if (!(await someJobRuns(router))) return close();
    const answer = await ask(window, (await words()).closing);
    if (answer === 'stay') return;
    close();
    if (answer === 'stop') app.quit();
  }

  window.on('close', (event) => {
    if (decided) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    // A question that cannot be put must not keep the window open for ever.
    decide()
      .catch(close)
      .finally(() => {
        asking = false;
      });
  });
  // The computer will not wait for an answer; a job goes on from where it stood.
  powerMonitor.on('shutdown', close);
  window.once('closed', () => powerMonitor.off('shutdown', close));
}

/** Quits when the last window is closed, but lets running work end first; `isBack` tells whether a window came back meanwhile. */
export function quitWithLastWindow(router: Application['router'], isBack: () => boolean): void {
  app.on('window-all-closed', () => {
    void untilNoJobRuns(router, new AbortController().signal)
      .catch(() => {})
      .then(() => {
        if (!isBack()) app.quit();
      });
  });
}

/** Closes what is open before the process ends, once. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    close().then(
      () => app.exit(0),
      () => app.exit(1),
    );
  });
}
