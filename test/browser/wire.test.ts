import { isDefinedError, ORPCError } from '@orpc/client';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { soon } from '../shared/soon.ts';
import { job, thenWait } from '../shared/tiny-router.ts';
import { openShell } from './open-shell.ts';

type Shell = Awaited<ReturnType<typeof openShell>>;

/** Our own client as in the page of a shell: same origin, and a browser that keeps the cookie. */
async function openPage(shell: Shell, cookie: string) {
  const headers = { cookie, origin: shell.origin, 'sec-fetch-site': 'same-origin' };
  const sockets: NodeSocket[] = [];
  class PageSocket extends NodeSocket {
    constructor(address: string | URL) {
      super(address, { headers });
      this.on('error', () => {});
      sockets.push(this);
    }
  }
  vi.stubGlobal('location', new URL(`${shell.origin}/`));
  vi.stubGlobal('WebSocket', PageSocket);
  vi.stubGlobal('fetch', async (path: string) => ({ status: (await shell.get(path, headers)).status }));
  vi.resetModules();
  const page = await import('../../renderer/client.ts');
  onTestFinished(async () => {
    // The page is left: it must not go on trying while the next test has one of its own.
    const { port1, port2 } = new MessageChannel();
    page.connectOver(port1);
    for (const socket of sockets) socket.terminate();
    port2.close();
    vi.unstubAllGlobals();
  });
  return { ...page, sockets };
}

describe('calls over the WebSocket', () => {
  test('are answered, and a refusal arrives with its data as the contract defines it', async () => {
    const shell = await openShell();
    const { client } = await openPage(shell, await shell.cookie());
    expect(await client.shell.info()).toEqual({ kind: 'browser', version: '1.2.3', platform: 'linux' });
    const error = await client.vault.open({ passphrase: 'x', remember: false }).catch((caught: unknown) => caught);
    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'VAULT_NEWER', data: { fileVersion: 9, appVersion: 4 } });
  });

  test('wait for the application, while the page is already served', async () => {
    const opened = Promise.withResolvers<void>();
    const shell = await openShell({ opened: opened.promise });
    const cookie = await shell.cookie();
    expect((await shell.get('/', { cookie })).status).toBe(200);
    const { client } = await openPage(shell, cookie);
    const info = client.shell.info();
    expect((await shell.get('/assets/index-Ab1.js', { cookie })).status).toBe(200);
    opened.resolve();
    expect(await info).toMatchObject({ kind: 'browser' });
  });

  test('are turned away when the application could not be opened', async () => {
    const shell = await openShell({ opened: Promise.reject(new Error('no')) });
    const cookie = await shell.cookie();
    const { status } = await shell.knock({ cookie, origin: shell.origin });
    expect(status).toBe(503);
  });

  test('with an input that the contract does not know are rejected, naming the field', async () => {
    const shell = await openShell();
    const { client } = await openPage(shell, await shell.cookie());
    const error = await client.preferences.set({ locale: 'xx' as 'fr' }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'BAD_REQUEST', data: { issues: [{ path: ['locale'] }] } });
  });

  test('that hit a defect get a number, and only the log gets the rest', async () => {
    const shell = await openShell();
    const { client } = await openPage(shell, await shell.cookie());
    const error = await client.shell.cancelJob({ id: 'x' }).catch((caught: unknown) => caught);
    if (!(error instanceof ORPCError)) throw error;
    expect(error.code).toBe('INTERNAL_SERVER_ERROR');
    expect(error.data).toEqual({ number: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(JSON.stringify(error)).not.toContain('Tr0ubadour');
    const line = shell.lines.find((text) => text.includes(error.data.number));
    expect(line).toContain('shell.cancelJob');
    expect(line).toContain('Tr0ubadour');
  });
});

describe('streams over the WebSocket', () => {
  test('arrive value by value, and end at the other side when they are left', async () => {
    const shell = await openShell({ tiny: { jobs: (signal) => thenWait([[job('running')], [job('done')]], signal) } });
    const { client } = await openPage(shell, await shell.cookie());
    const states: string[] = [];
    for await (const [only] of await client.shell.jobs()) {
      states.push(only?.state ?? '');
      if (only?.state === 'done') break;
    }
    expect(states).toEqual(['running', 'done']);
    await expect.poll(() => shell.tiny.ended, soon).toBe(1);
  });

  test('many at once block no call', async () => {
    const shell = await openShell({ tiny: { jobs: (signal) => thenWait([[]], signal) } });
    const { client } = await openPage(shell, await shell.cookie());
    const streams = await Promise.all(Array.from({ length: 20 }, () => client.shell.jobs()));
    await Promise.all(streams.map((stream) => stream.next()));
    expect((await client.shell.info()).version).toBe('1.2.3');
    await Promise.all(streams.map((stream) => stream.return()));
    await expect.poll(() => shell.tiny.ended, soon).toBe(20);
  });

  test('given up by their reader throw the reason of the reader', async () => {
    const shell = await openShell({ tiny: { jobs: (signal) => thenWait([[]], signal) } });
    const { client } = await openPage(shell, await shell.cookie());
    const abort = new AbortController();
    const stream = await client.shell.jobs(undefined, { signal: abort.signal });
    await stream.next();
    const next = stream.next();
    abort.abort(new DOMException('left', 'AbortError'));
    await expect(next).rejects.toMatchObject({ name: 'AbortError', message: 'left' });
    await expect.poll(() => shell.tiny.ended, soon).toBe(1);
  });
});

describe('a cut wire', () => {
  test('fails the calls and streams under way with WireLost, opens again by itself, and tells its state', async () => {
    const shell = await openShell({ tiny: { jobs: (signal) => thenWait([[]], signal) } });
    const { client, wire, sockets, WireLost } = await openPage(shell, await shell.cookie());
    const states: string[] = [];
    wire.subscribe(() => states.push(wire.state()));
    const stream = await client.shell.jobs();
    await stream.next();
    const next = stream.next();
    sockets[0]?.terminate();
    await expect(next).rejects.toBeInstanceOf(WireLost);
    await expect.poll(() => states, soon).toEqual(['lost', 'connected']);
    expect((await client.shell.info()).version).toBe('1.2.3');
    expect(sockets).toHaveLength(2);
  });

  test('a call made while it is lost tries at once', async () => {
    const shell = await openShell();
    const { client, wire, sockets } = await openPage(shell, await shell.cookie());
    await client.shell.info();
    sockets[0]?.terminate();
    await expect.poll(() => wire.state(), soon).toBe('lost');
    expect((await client.shell.info()).version).toBe('1.2.3');
    expect(wire.state()).toBe('connected');
  });

  test('of a session that has ended says so, and is not tried again', async () => {
    const shell = await openShell();
    const { client, wire, sockets, WireLost } = await openPage(shell, await shell.cookie());
    await client.shell.info();
    await shell.cookie();
    await expect.poll(() => wire.state(), soon).toBe('refused');
    await expect(client.shell.info()).rejects.toMatchObject({ name: 'WireLost', why: 'refused' });
    await expect(client.shell.info()).rejects.toBeInstanceOf(WireLost);
    expect(sockets).toHaveLength(3);
  });

  test('to a shell that was closed stays lost', async () => {
    const shell = await openShell();
    const { client, wire } = await openPage(shell, await shell.cookie());
    await client.shell.info();
    await shell.shell.close();
    await expect.poll(() => wire.state(), soon).toBe('lost');
    await expect(client.shell.info()).rejects.toMatchObject({ name: 'WireLost', why: 'lost' });
  });
});
