import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Application } from '../shared/application.ts';
import type { Log } from '../shared/log.ts';
import { askBeforeClosing, quitWithLastWindow } from './closing.ts';
import { setMenu } from './menu.ts';
import { refuseNavigation } from './navigation.ts';
import { logHelpersGone, offerReload } from './page-gone.ts';
import { openPageSession } from './page-session.ts';
import { acceptPort } from './port.ts';
import { lockWithComputer } from './power.ts';
import { openWindow, showWindow } from './window.ts';
import { wordsNow } from './words.ts';

export interface DesktopOptions {
  readonly application: Application;
  readonly log: Log;
  readonly dataFolder: string;
  /** The built renderer and the built preload. */
  readonly pageFolder: string;
  readonly preloadFolder: string;
}

/** The window on the application; another is opened if it was closed while work went on. */
export interface Desktop {
  show(): void;
  window(): BrowserWindow | undefined;
}

/** Puts the application in a window. Only once Electron is ready. */
export async function openDesktop(options: DesktopOptions): Promise<Desktop> {
  const { application, log, dataFolder, pageFolder, preloadFolder } = options;
  const { router } = application;
  const words = () => wordsNow(router);
  const session = openPageSession(pageFolder);
  let window: BrowserWindow | undefined;

  function open(): void {
    const opened = openWindow({ session, preload: join(preloadFolder, 'index.cjs'), dataFolder });
    acceptPort(opened, router, log);
    offerReload(opened, words, log);
    askBeforeClosing(opened, router, words);
    opened.on('focus', () => void words().then(setMenu));
    opened.once('closed', () => {
      window = undefined;
    });
    window = opened;
  }
  const show = () => (window ? showWindow(window) : open());

  refuseNavigation(log);
  logHelpersGone(log);
  lockWithComputer(() => void application.lock('idle'));
  quitWithLastWindow(router, () => window !== undefined);
  app.on('activate', show);
  setMenu(await words());
  open();
  return { show, window: () => window };
}
