import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session } from 'electron';
import { pageAddress } from './page-session.ts';
import { rememberedState, rememberState, smallest } from './window-state.ts';

/** --ground of renderer/tokens.css, so that the window does not flash before the page is there. */
const ground = { light: '#fbfaf8', dark: '#1a1917' };

export interface WindowOptions {
  readonly session: Session;
  /** The built preload. */
  readonly preload: string;
  readonly dataFolder: string;
}

/** The one window, shown once its page is drawn. Everything that isolates its page from the system is said aloud. */
export function openWindow({ session, preload, dataFolder }: WindowOptions): BrowserWindow {
  const stateFile = join(dataFolder, 'window.json');
  const { maximized, ...bounds } = rememberedState(stateFile);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Ouvadesk',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      session,
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  rememberState(window, stateFile);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  void window.loadURL(pageAddress);
  return window;
}

/** Brings the window to the front, from wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
