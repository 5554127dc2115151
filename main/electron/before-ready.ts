import { join } from 'node:path';
import { app } from 'electron';
import { registerPageScheme } from './page-session.ts';

/**
 * What Electron only takes before it is ready: every page in the sandbox, our scheme, and Chromium's own files in a corner
 * of the data folder (they hold nothing of ours, for the session of the page lives in memory).
 */
export function prepareElectron(dataFolder: string): void {
  app.setName('Ouvadesk');
  app.setPath('userData', join(dataFolder, 'shell'));
  app.enableSandbox();
  registerPageScheme();
}

/**
 * Whether this is the first desktop shell on the data folder; `show` is called when another one is started later. Answered
 * by Electron, which also brings the first one to the front on Windows and macOS.
 */
export function isFirstDesktop(show: () => void): boolean {
  const isFirst = app.requestSingleInstanceLock();
  if (isFirst) app.on('second-instance', show);
  else app.quit();
  return isFirst;
}

/**
 * Runs `start` once Electron is ready. Never awaited at the top of a module: Electron is only ready once the main module
 * has ended (electron/electron#40719).
 */
export function whenReady(start: () => Promise<void>, failed: (error: unknown) => void): void {
  app.whenReady().then(start).catch(failed);
}
