import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { isFirstDesktop, prepareElectron } from '../../main/electron/before-ready.ts';
import { pageAddress } from '../../main/electron/page-session.ts';
import { soon } from '../shared/soon.ts';
import * as fake from './fake-electron.ts';
import { openFakeDesktop } from './open-desktop.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
beforeEach(fake.forget);

test('the page is isolated from the system in every way that Electron offers', async () => {
  const { window, session } = await openFakeDesktop();
  expect(window.options.webPreferences).toEqual({
    session,
    preload: join('/out/preload', 'index.cjs'),
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
    devTools: true,
  });
  expect(window.loaded).toBe('app://main/');
  expect(fake.session.fromPartition).toHaveBeenCalledWith('ouvadesk', { cache: false });
});

test('devtools stay at home when the application is packaged', async () => {
  fake.app.isPackaged = true;
  const { window } = await openFakeDesktop();
  expect(window.options.webPreferences).toMatchObject({ devTools: false });
  expect(JSON.stringify(fake.Menu.setApplicationMenu.mock.lastCall)).not.toContain('toggleDevTools');
});

test('before Electron is ready: sandbox for all, our scheme with the standing of https, its files in the data folder', () => {
  prepareElectron('/data');
  expect(fake.app.enableSandbox).toHaveBeenCalledOnce();
  expect(fake.app.setPath).toHaveBeenCalledWith('userData', join('/data', 'shell'));
  expect(fake.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

test('the window appears once its page is drawn, in the colour of its theme', async () => {
  fake.nativeTheme.shouldUseDarkColors = true;
  const { window } = await openFakeDesktop();
  expect(window.options).toMatchObject({ show: false, backgroundColor: '#1a1917', minWidth: 1024, minHeight: 640 });
  expect(window.shown).toBe(0);
  window.emit('ready-to-show');
  expect(window.shown).toBe(1);
});

test('the colours are the grounds of the page', async () => {
  const tokens = readFileSync('renderer/tokens.css', 'utf8');
  const grounds = [...tokens.matchAll(/--ground: (#[0-9a-f]{6})/g)].map(([, colour]) => colour);
  const { window } = await openFakeDesktop();
  expect(grounds[0]).toBe(window.options.backgroundColor);
  fake.nativeTheme.shouldUseDarkColors = true;
  expect(grounds[1]).toBe((await openFakeDesktop()).window.options.backgroundColor);
});

test('it opens at the usual size first, then where it was left', async () => {
  const { window, dataFolder, desktop } = await openFakeDesktop();
  expect(window.options).toMatchObject({ width: 1280, height: 800 });
  window.maximized = true;
  window.close();
  await expect.poll(() => window.destroyed, soon).toBe(true);
  expect(JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'))).toEqual({
    ...window.bounds,
    maximized: true,
  });
  desktop.show();
  const again = fake.BrowserWindow.all.at(-1);
  expect(again?.options).toMatchObject(window.bounds);
  again?.emit('ready-to-show');
  expect(again?.maximized).toBe(true);
});

test.each([
  ['on a screen that is not there any more', { x: 5000, y: 0, width: 1300, height: 800, maximized: false }],
  ['above the screen, where its bar cannot be reached', { x: 0, y: -900, width: 1300, height: 800, maximized: false }],
  ['too small to read', { x: 0, y: 0, width: 10, height: 10, maximized: false }],
  ['of a shape of another version', { left: 0 }],
])('a place %s is forgotten', async (_where, state) => {
  const { desktop, window, dataFolder } = await openFakeDesktop();
  window.close();
  await expect.poll(() => window.destroyed, soon).toBe(true);
  writeFileSync(join(dataFolder, 'window.json'), JSON.stringify(state));
  desktop.show();
  const options = fake.BrowserWindow.all.at(-1)?.options;
  expect(options).toMatchObject({ width: 1280, height: 800 });
  expect(options).not.toHaveProperty('x');
});

test('the page comes from the built folder with its policy and a nonce of its own', async () => {
  const { session } = await openFakeDesktop();
  const answer = await session.handlers.get('app')?.({ url: pageAddress, method: 'GET' });
  const policy = answer?.headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([\w+/=]+)'/.exec(policy)?.[1];
  expect(await answer?.text()).toBe(`<meta property="csp-nonce" nonce="${nonce}"><p>page</p>`);
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(answer?.headers.get('x-content-type-options')).toBe('nosniff');
  const script = await session.handlers.get('app')?.({ url: 'app://main/index-Ab1.js', method: 'GET' });
  expect(script?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  'app://main/../secret.txt',
  'app://main/%2e%2e/secret.txt',
  'app://main/..%2fsecret.txt',
  'app://main/..%5csecret.txt',
  'app://main//secret.txt',
  'app://main/%00secret.txt',
  'app://other/index.html',
  'app://main.evil.example/index.html',
  'app://main:80/index.html',
])('%s is nowhere', async (url) => {
  const { session } = await openFakeDesktop();
  const answer = await session.handlers.get('app')?.({ url, method: 'GET' });
  expect(answer?.status).toBe(404);
  expect(await answer?.text()).toBe('');
});

test('the page can only be read', async () => {
  const { session } = await openFakeDesktop();
  expect((await session.handlers.get('app')?.({ url: pageAddress, method: 'POST' }))?.status).toBe(404);
});

test('another start shows the window that is there, and the other one quits', async () => {
  const show = vi.fn();
  expect(isFirstDesktop(show)).toBe(true);
  fake.app.emit('second-instance');
  expect(show).toHaveBeenCalledOnce();
  fake.app.requestSingleInstanceLock.mockReturnValueOnce(false);
  expect(isFirstDesktop(show)).toBe(false);
  expect(fake.app.quit).toHaveBeenCalledOnce();
});

test('the menu speaks the language of the volunteer, and changes with it', async () => {
  const { tiny, window } = await openFakeDesktop();
  expect(JSON.stringify(fake.Menu.setApplicationMenu.mock.lastCall)).toContain('Édition');
  tiny.locale = 'en';
  window.emit('focus');
  await expect.poll(() => JSON.stringify(fake.Menu.setApplicationMenu.mock.lastCall), soon).toContain('Select All');
});
