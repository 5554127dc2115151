import { app, type BrowserWindow } from 'electron';
import type { Log } from '../shared/log.ts';
import { ask } from './ask.ts';
import type { ShellWords } from './words.ts';

/** When the page's process dies, says so and offers to load it again. The main process, and what runs in it, goes on. */
export function offerReload(window: BrowserWindow, words: () => Promise<ShellWords>, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error({ reason, exitCode }, 'the page is gone');
    if (reason === 'clean-exit') return;
    void words()
      .then(({ gone }) => ask(window, gone))
      .then((answer) => {
        if (answer === 'quit') app.quit();
        else if (!window.isDestroyed()) window.webContents.reload();
      });
  });
}

/** Notes when another of Chromium's processes dies (graphics, network); Chromium starts it again by itself. */
export function logHelpersGone(log: Log): void {
  app.on('child-process-gone', (_event, details) => log.warn({ ...details }, 'a helper process is gone'));
}
