import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { mayOpenOutside } from '../../main/electron/navigation.ts';
import { soon } from '../shared/soon.ts';
import * as fake from './fake-electron.ts';
import { openFakeDesktop } from './open-desktop.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
beforeEach(fake.forget);

describe('navigation', () => {
  const elsewhere = [
    'https://evil.example/',
    'http://127.0.0.1:8080/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<p>',
    'app://other/',
    'app://main.evil.example/',
    'app://main@evil.example/',
    'about:blank',
    'not an address',
  ];

  test.each(elsewhere)('to %s is refused, in every frame and after every redirect', async (url) => {
    const { window, lines } = await openFakeDesktop();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      const preventDefault = vi.fn();
      window.webContents.emit(name, { url, preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    }
    expect(lines.join('')).toContain('navigation refused');
  });

  test('within our own page is a reload', async () => {
    const { window } = await openFakeDesktop();
    const preventDefault = vi.fn();
    window.webContents.emit('will-navigate', { url: 'app://main/mots-de-passe', preventDefault });
    expect(preventDefault).not.toHaveBeenCalled();
  });

  test('a webview is never attached', async () => {
    const { window } = await openFakeDesktop();
    const preventDefault = vi.fn();
    window.webContents.emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  test('a page that is not of our window is fenced as well', async () => {
    await openFakeDesktop();
    const stranger = new fake.FakeContents();
    fake.app.emit('web-contents-created', {}, stranger);
    const preventDefault = vi.fn();
    stranger.emit('will-navigate', { url: 'https://evil.example/', preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(stranger.openHandler?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
  });
});

describe('another window', () => {
  test('is never opened; a source that we name opens in the browser of the system', async () => {
    const { window } = await openFakeDesktop();
    expect(window.webContents.openHandler?.({ url: 'https://www.cnil.fr/fr/mots-de-passe' })).toEqual({
      action: 'deny',
    });
    await expect
      .poll(() => fake.shell.openExternal.mock.calls, soon)
      .toEqual([['https://www.cnil.fr/fr/mots-de-passe']]);
    expect(window.webContents.openHandler?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
    expect(window.webContents.openHandler?.({ url: 'app://main/' })).toEqual({ action: 'deny' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(fake.shell.openExternal).toHaveBeenCalledOnce();
  });

  test.each([
    'http://www.cnil.fr/',
    'https://www.cnil.fr.evil.example/',
    'https://evil.example/www.cnil.fr',
    'https://www.cnil.fr@evil.example/',
    'https://user:word@www.cnil.fr/',
    'https://www.cnil.fr:8443/',
    'file:///usr/bin/true',
    'smb://www.cnil.fr/share',
    'ms-msdt:/id',
    'mailto:a@b.c',
    'javascript:alert(1)',
    ' ',
  ])('%s is not given to the system', (address) => {
    expect(mayOpenOutside(address)).toBe(false);
  });
});

test('every source of a policy that a screen shows can be opened', () => {
  const policies = readFileSync('main/features/password-campaigns/rules/policies.ts', 'utf8');
  const sources = [...policies.matchAll(/https:\/\/[^'"\s)]+/g)].map(([address]) => address);
  expect(sources.length).toBeGreaterThan(2);
  expect(sources.filter((address) => !mayOpenOutside(address))).toEqual([]);
});

describe('permissions', () => {
  const powers = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'display-capture',
    'fileSystem',
    'hid',
    'usb',
    'midi',
    'unknown',
  ];

  test.each(powers)('%s is refused to our own page', async (permission) => {
    const { session } = await openFakeDesktop();
    const granted = vi.fn();
    session.request?.({}, permission, granted, { requestingUrl: 'app://main/' });
    expect(granted).toHaveBeenCalledWith(false);
    expect(session.check?.({}, permission, 'app://main/')).toBe(false);
    expect(session.device?.()).toBe(false);
  });

  test('writing to the clipboard is given to our own page, and to no other', async () => {
    const { session } = await openFakeDesktop();
    const granted = vi.fn();
    session.request?.({}, 'clipboard-sanitized-write', granted, { requestingUrl: 'app://main/x' });
    session.request?.({}, 'clipboard-sanitized-write', granted, { requestingUrl: 'https://evil.example/' });
    expect(granted.mock.calls).toEqual([[true], [false]]);
    expect(session.check?.({}, 'clipboard-sanitized-write', 'app://main/')).toBe(true);
    expect(session.check?.({}, 'clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
  });
});

test.each(['https://evil.example/x', 'http://127.0.0.1/', 'ws://127.0.0.1:1/', 'file:///etc/passwd', 'app://other/'])(
  'the page reaches no network: %s is cancelled',
  async (url) => {
    const { session } = await openFakeDesktop();
    const answer = vi.fn();
    session.before?.({ url }, answer);
    session.before?.({ url: 'app://main/index.html' }, answer);
    expect(answer.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]]);
  },
);

test('nothing is downloaded by the page, and no dictionary is fetched', async () => {
  const { session } = await openFakeDesktop();
  const preventDefault = vi.fn();
  session.events.emit('will-download', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
});
