import { RPCHandler } from '@orpc/server/message-port';
import { type BrowserWindow, type IpcMainEvent, ipcMain, type MessagePortMain } from 'electron';
import { desktopOrigin, openPort } from '../../preload/contract/wire.ts';
import type { Application } from '../shared/application.ts';
import { defectsInto } from '../shared/defects.ts';
import type { Log } from '../shared/log.ts';

/**
 * Answers the calls of our own page: one port a load, taken only from the main frame of our window while it shows our own
 * origin. Any other port is closed at once, which its sender notices.
 */
export function acceptPort(window: BrowserWindow, router: Application['router'], log: Log): void {
  const handler = new RPCHandler(router, { clientInterceptors: [defectsInto(log)] });
  const { webContents } = window;
  let taken: MessagePortMain | undefined;
  let mayTake = true;

  // A reload begins so. The port of the page before closes by itself, with the page.
  webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) mayTake = true;
  });

  const onPort = (event: IpcMainEvent) => {
    const [port, ...others] = event.ports;
    const reason = mayTake ? whyNot(event, window) : 'this page has a port already';
    if (port === undefined || others.length > 0 || reason !== undefined) {
      for (const refused of event.ports) refused.close();
      log.warn({ reason: reason ?? 'not one port' }, 'port refused');
      return;
    }
    mayTake = false;
    taken?.close();
    taken = port;
    handler.upgrade(port, { context: {} });
    port.start();
  };
  ipcMain.on(openPort, onPort);
  window.once('closed', () => {
    ipcMain.off(openPort, onPort);
    taken?.close();
  });
}

/** Why a message is not from our page; undefined when it is. Ids are compared, for a posted message may carry no frame. */
function whyNot(event: IpcMainEvent, window: BrowserWindow): string | undefined {
  const frame = event.senderFrame;
  if (event.sender.id !== window.webContents.id) return 'not our window';
  if (frame === null) return 'the frame is gone';
  if (frame.parent !== null) return 'not the main frame';
  if (frame.origin !== desktopOrigin) return 'not our page';
  return undefined;
}
