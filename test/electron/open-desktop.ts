import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { openDesktop } from '../../main/electron/desktop.ts';
import { heardLog } from '../shared/heard-log.ts';
import { type Tiny, tinyRouter } from '../shared/tiny-router.ts';
import * as fake from './fake-electron.ts';

/** The desktop shell on a tiny router, in the fake electron, for the time of a test. */
export async function openFakeDesktop(given: Partial<Tiny> = {}) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ouvadesk-desktop-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  const pageFolder = join(dataFolder, 'renderer');
  mkdirSync(pageFolder);
  writeFileSync(join(pageFolder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>page</p>');
  writeFileSync(join(pageFolder, 'index-Ab1.js'), 'void 0;');
  writeFileSync(join(dataFolder, 'secret.txt'), 'out of bounds');
  const { log, lines } = heardLog();
  const { router, tiny } = tinyRouter(given);
  const application = { router, lock: vi.fn(async () => {}), close: vi.fn(async () => {}) };
  const desktop = await openDesktop({ application, log, dataFolder, pageFolder, preloadFolder: '/out/preload' });
  const session = fake.sessions.get('ouvadesk');
  if (!session) throw new Error('no session');
  return { desktop, application, session, lines, tiny, dataFolder, window: currentWindow() };
}

/** The window that was opened last. */
export function currentWindow(): fake.BrowserWindow {
  const window = fake.BrowserWindow.all.at(-1);
  if (!window) throw new Error('no window');
  return window;
}

/** Our own page as Electron shows it to the main process. */
export function ourFrame() {
  return { parent: null, origin: 'app://main' };
}

/** Loads preload and client as a page would, in globals that stand in for its window. */
export async function loadPage(origin = 'app://main') {
  const listeners = new Set<(event: unknown) => void>();
  const page = {
    addEventListener: (_name: string, listener: (event: unknown) => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: (event: unknown) => void) => listeners.delete(listener),
    postMessage(data: unknown, _target: string, ports: unknown[]) {
      page.hear({ source: page, origin, data, ports });
    },
    hear(event: unknown) {
      for (const listener of [...listeners]) listener(event);
    },
  };
  vi.stubGlobal('window', page);
  vi.stubGlobal('location', { origin, protocol: 'app:', href: `${origin}/` });
  vi.resetModules();
  vi.doMock('electron', () => fake);
  await import('../../preload/index.ts');
  const { client, wire, WireLost } = await import('../../renderer/client.ts');
  return { page, client, wire, WireLost, listening: () => listeners.size };
}
