import { MessageChannel as NodeChannel } from 'node:worker_threads';
import { isDefinedError, ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openPort } from '../../preload/contract/wire.ts';
import { soon } from '../shared/soon.ts';
import { job, thenWait } from '../shared/tiny-router.ts';
import * as fake from './fake-electron.ts';
import { currentWindow, loadPage, openFakeDesktop, ourFrame } from './open-desktop.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
beforeEach(fake.forget);
afterEach(() => void vi.unstubAllGlobals());

/** The page of the window, loaded anew. */
async function load() {
  const { webContents } = currentWindow();
  webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  Object.assign(fake.speaker, { sender: webContents, senderFrame: ourFrame() });
  return loadPage();
}

/** Posts a port as the preload would, and tells whether it was taken: a refused one is closed. */
function knock(from: Record<string, unknown> = {}, count = 1): { taken: boolean } {
  const channels = Array.from({ length: count }, () => new NodeChannel());
  onTestFinished(() => {
    for (const { port1 } of channels) port1.close();
  });
  const ports = channels.map(({ port2 }) => new fake.FakePortMain(port2));
  fake.ipcMain.emit(openPort, { sender: currentWindow().webContents, senderFrame: ourFrame(), ports, ...from });
  return { taken: ports.length > 0 && ports.every(({ closed }) => !closed) };
}

describe('calls over the port', () => {
  test('are answered, and a refusal arrives with its data as the contract defines it', async () => {
    await openFakeDesktop();
    const { client } = await load();
    expect((await client.shell.info()).version).toBe('1.2.3');
    const error = await client.vault.open({ passphrase: 'x', remember: false }).catch((caught: unknown) => caught);
    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'VAULT_NEWER', data: { fileVersion: 9, appVersion: 4 } });
  });

  test('that hit a defect get a number, and only the log gets the rest', async () => {
    const { lines } = await openFakeDesktop();
    const { client } = await load();
    const error = await client.shell.cancelJob({ id: 'x' }).catch((caught: unknown) => caught);
    if (!(error instanceof ORPCError)) throw error;
    expect(JSON.stringify(error)).not.toContain('Tr0ubadour');
    expect(lines.find((line) => line.includes(error.data.number))).toContain('Tr0ubadour');
  });

  test('stream value by value, and end at the other side when they are left', async () => {
    const jobs = (signal: AbortSignal | undefined) => thenWait([[job('running')], [job('done')]], signal);
    const { tiny } = await openFakeDesktop({ jobs });
    const { client } = await load();
    const states: string[] = [];
    for await (const [only] of await client.shell.jobs()) {
      states.push(only?.state ?? '');
      if (only?.state === 'done') break;
    }
    expect(states).toEqual(['running', 'done']);
    await expect.poll(() => tiny.ended, soon).toBe(1);
  });

  test('are cut with WireLost when the other side is gone, and the streams of the page end there too', async () => {
    const { tiny } = await openFakeDesktop({ jobs: (signal) => thenWait([[]], signal) });
    const { client, wire, WireLost } = await load();
    const stream = await client.shell.jobs();
    await stream.next();
    const next = stream.next();
    currentWindow().emit('closed');
    await expect(next).rejects.toBeInstanceOf(WireLost);
    expect(wire.state()).toBe('lost');
    await expect(client.shell.info()).rejects.toMatchObject({ name: 'WireLost', why: 'lost' });
    await expect.poll(() => tiny.ended, soon).toBe(1);
  });

  test('go on after the page was loaded again, over a new port; the old one is closed', async () => {
    const { tiny } = await openFakeDesktop({ jobs: (signal) => thenWait([[]], signal) });
    const before = await load();
    const stream = await before.client.shell.jobs();
    await stream.next();
    const after = await load();
    expect((await after.client.shell.info()).version).toBe('1.2.3');
    await expect.poll(() => tiny.ended, soon).toBe(1);
    await expect.poll(() => before.wire.state(), soon).toBe('lost');
  });
});

describe('a port is refused', () => {
  test.each([
    ['from the window of somebody else', { sender: { id: 4711 } }],
    ['from a frame within our page', { senderFrame: { parent: {}, origin: 'app://main' } }],
    ['from a frame that is gone', { senderFrame: null }],
    ['from a page of another origin', { senderFrame: { parent: null, origin: 'https://evil.example' } }],
    ['from an origin that begins alike', { senderFrame: { parent: null, origin: 'app://main.evil.example' } }],
    ['from an opaque origin', { senderFrame: { parent: null, origin: 'null' } }],
    ['from a file', { senderFrame: { parent: null, origin: 'file://' } }],
  ])('%s', async (_who, from) => {
    const { lines } = await openFakeDesktop();
    expect(knock(from).taken).toBe(false);
    expect(lines.join('')).toContain('port refused');
    // The refusal does not use up the turn of our own page.
    expect(knock().taken).toBe(true);
  });

  test('when it is the second of a load, and the first goes on', async () => {
    await openFakeDesktop();
    const { client } = await load();
    expect((await client.shell.info()).version).toBe('1.2.3');
    expect(knock().taken).toBe(false);
    expect((await client.shell.info()).version).toBe('1.2.3');
  });

  test('when it does not come alone', async () => {
    await openFakeDesktop();
    expect(knock({}, 2).taken).toBe(false);
    expect(knock({}, 0).taken).toBe(false);
    expect(knock().taken).toBe(true);
  });

  test('by movements within the page, which are no new load', async () => {
    await openFakeDesktop();
    expect(knock().taken).toBe(true);
    const { webContents } = currentWindow();
    webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    webContents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    expect(knock().taken).toBe(false);
  });

  test('when the window is closed', async () => {
    await openFakeDesktop();
    const { webContents } = currentWindow();
    currentWindow().emit('closed');
    expect(fake.ipcMain.listenerCount(openPort)).toBe(0);
    webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    expect(fake.ipcMain.listenerCount(openPort)).toBe(0);
  });
});

describe('the bridge', () => {
  test('hands on one port of our own page, and then listens no more', async () => {
    await openFakeDesktop();
    const { client, listening } = await load();
    expect(listening()).toBe(1);
    await client.shell.info();
    expect(listening()).toBe(0);
  });

  test('hands on nothing else: another message, another sender, another origin, no port or two', async () => {
    await openFakeDesktop();
    const { page } = await load();
    const handed = vi.fn();
    fake.ipcMain.on(openPort, handed);
    const { port1, port2 } = new NodeChannel();
    const good = { source: page, origin: 'app://main', data: openPort, ports: [port1] };
    page.hear({ ...good, data: 'ouvadesk:other' });
    page.hear({ ...good, data: { toString: () => openPort } });
    page.hear({ ...good, source: {} });
    page.hear({ ...good, source: null });
    page.hear({ ...good, origin: 'https://evil.example' });
    page.hear({ ...good, ports: [] });
    page.hear({ ...good, ports: [port1, port2] });
    expect(handed).not.toHaveBeenCalled();
    page.hear(good);
    expect(handed).toHaveBeenCalledOnce();
    port1.close();
  });

  test('exposes nothing to the page', async () => {
    await openFakeDesktop();
    const before = Object.keys(globalThis);
    const { page } = await load();
    expect(
      Object.keys(globalThis).filter((key) => !before.includes(key) && !['window', 'location'].includes(key)),
    ).toEqual([]);
    expect(Object.keys(page).sort()).toEqual(['addEventListener', 'hear', 'postMessage', 'removeEventListener']);
  });
});
