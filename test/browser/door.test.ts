import { describe, expect, test, vi } from 'vitest';
import { ticketLife } from '../../main/browser/ticket.ts';
import { soon } from '../shared/soon.ts';
import { openShell } from './open-shell.ts';

describe('the one-time address', () => {
  test('lets in once, by a cookie that scripts cannot read and other sites cannot send', async () => {
    const { get, ticketPath, shell } = await openShell();
    const path = ticketPath();
    const first = await get(path);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^ouvadesk-${shell.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
    ]);
    const second = await get(path);
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  test('is worth nothing once another has been made, or after its time, or with a letter changed', async () => {
    let now = Date.parse('2026-11-24T10:00:00Z');
    const { get, ticketPath } = await openShell({ clock: () => new Date(now) });
    const old = ticketPath();
    const late = ticketPath();
    expect((await get(old)).status).toBe(403);
    expect((await get(late.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(403);
    now += ticketLife;
    expect((await get(late)).status).toBe(403);
    const next = ticketPath();
    now += ticketLife - 1;
    expect((await get(next)).status).toBe(303);
  });

  test('is not used up by a HEAD, which previews of links send', async () => {
    const { get, ticketPath } = await openShell();
    const path = ticketPath();
    expect((await get(path, {}, { method: 'HEAD' })).status).toBe(403);
    expect((await get(path)).status).toBe(303);
  });

  test('followed from a page of another site, leads on by itself, so that the cookie is kept', async () => {
    const { get, ticketPath } = await openShell();
    const answer = await get(ticketPath(), { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(200);
    expect(answer.headers.refresh).toBe('0; url=/');
    expect(answer.headers['set-cookie']).toHaveLength(1);
  });

  test('used anew, ends the session before it: who caught the first one is thrown out', async () => {
    const { get, cookie, knock, origin } = await openShell();
    const theirs = await cookie();
    const { socket } = await knock({ origin, cookie: theirs });
    const cut = new Promise<number>((resolve) => socket.on('close', resolve));
    const ours = await cookie();
    expect(await cut).toBe(4001);
    expect((await get('/session', { cookie: theirs })).status).toBe(403);
    expect((await get('/session', { cookie: ours })).status).toBe(204);
  });
});

describe('without the cookie', () => {
  test.each(['/', '/index.html', '/assets/index-Ab1.js', '/session', '/download/x', '/secret.txt'])(
    '%s is refused, and nothing of the page is shown',
    async (path) => {
      const { get, cookie } = await openShell();
      await cookie();
      for (const headers of [{}, { cookie: 'ouvadesk=1' }, { cookie: 'ouvadesk-1=x' }]) {
        const answer = await get(path, headers);
        expect(answer.status).toBe(403);
        expect(answer.body).not.toContain('<p>page</p>');
        expect(answer.body).toContain('Cette adresse ne s’ouvre plus');
      }
    },
  );

  test('nobody is known before the first ticket was used, whatever the cookie', async () => {
    const { get, shell } = await openShell();
    for (const value of ['', 'undefined', 'null']) {
      expect((await get('/', { cookie: `ouvadesk-${shell.port}=${value}` })).status).toBe(403);
    }
  });

  test('a second cookie of the same name makes both unbelievable', async () => {
    const { get, cookie, shell } = await openShell();
    const ours = await cookie();
    expect((await get('/', { cookie: `other=1; ${ours}` })).status).toBe(200);
    expect((await get('/', { cookie: `ouvadesk-${shell.port}=planted; ${ours}` })).status).toBe(403);
  });
});

describe('another name for this computer', () => {
  test.each(['evil.example', 'evil.example:80', 'localhost', '127.0.0.1', '[::1]', '127.0.0.1:1'])(
    'Host "%s" is answered 421, even with the cookie (DNS rebinding)',
    async (host) => {
      const { get, cookie } = await openShell();
      const ours = await cookie();
      const answer = await get('/', { host, cookie: ours });
      expect(answer.status).toBe(421);
      expect(answer.body).not.toContain('<p>page</p>');
    },
  );

  test('the right name with another port is another Ouvadesk', async () => {
    const { get, cookie, shell, ticketPath } = await openShell();
    const ours = await cookie();
    expect((await get('/', { host: `127.0.0.1:${shell.port + 1}`, cookie: ours })).status).toBe(421);
    expect((await get(ticketPath(), { host: 'evil.example' })).status).toBe(421);
  });
});

describe('another page behind the request', () => {
  test('a foreign Origin is refused, even with the cookie', async () => {
    const { get, cookie, shell } = await openShell();
    const ours = await cookie();
    for (const origin of ['http://evil.example', 'null', `http://localhost:${shell.port}`, 'http://127.0.0.1:1']) {
      expect((await get('/', { origin, cookie: ours })).status).toBe(403);
    }
  });

  test('a page on another port of this computer is refused: its requests carry the cookie', async () => {
    const { get, cookie } = await openShell();
    const ours = await cookie();
    expect((await get('/', { cookie: ours, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await get('/', { cookie: ours, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get('/', { cookie: ours, 'sec-fetch-site': 'none' })).status).toBe(200);
    expect((await get('/', { cookie: ours, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is not a way in', async (method) => {
    const { get, cookie } = await openShell();
    const answer = await get('/', { cookie: await cookie() }, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('the WebSocket', () => {
  test('opens for our own page in the browser that holds the session', async () => {
    const { knock, cookie, origin } = await openShell();
    expect((await knock({ origin, cookie: await cookie() })).status).toBe(101);
  });

  test('is refused without the cookie, without an Origin, from another origin, under another name, at another path', async () => {
    const { knock, cookie, origin } = await openShell();
    const ours = await cookie();
    expect((await knock({ origin })).status).toBe(403);
    expect((await knock({ cookie: ours })).status).toBe(403);
    expect((await knock({ origin: 'http://evil.example', cookie: ours })).status).toBe(403);
    expect((await knock({ origin: 'null', cookie: ours })).status).toBe(403);
    expect((await knock({ origin, cookie: ours, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await knock({ origin, cookie: ours, host: 'evil.example' })).status).toBe(421);
    expect((await knock({ origin, cookie: ours }, '/')).status).toBe(404);
  });

  test('is cut by a message larger than any call', async () => {
    const { knock, cookie, origin } = await openShell();
    const { socket } = await knock({ origin, cookie: await cookie() });
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.on('error', () => {});
    socket.send('x'.repeat(1_000_001));
    expect([1006, 1009]).toContain(await closed);
  });

  test('agrees to no compression, which has been a way to exhaust memory', async () => {
    const { knock, cookie, origin } = await openShell();
    const { socket } = await knock({ origin, cookie: await cookie() });
    expect(socket.extensions).toBe('');
  });

  test('survives what is no call at all', async () => {
    // oRPC says on the console what it could not read.
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { knock, cookie, origin, get } = await openShell();
    const ours = await cookie();
    const { socket } = await knock({ origin, cookie: ours });
    for (const noise of ['', '{', '[]', 'null', '{"i":1}', '\u0000', '{"__proto__":{"x":1}}']) socket.send(noise);
    socket.send(Buffer.from([0xff, 0x00, 0xfe]));
    await expect.poll(() => said.mock.calls.length, soon).toBeGreaterThan(5);
    expect((await get('/session', { cookie: ours })).status).toBe(204);
    said.mockRestore();
  });
});

test('the log never holds a ticket, a cookie or the query of an address', async () => {
  const { get, ticketPath, cookie, lines } = await openShell();
  const path = ticketPath();
  const ours = await cookie();
  await get(path, { host: 'evil.example' });
  await get('/', { cookie: ours, origin: 'http://evil.example' });
  expect(lines.join('')).not.toContain(path.split('=')[1]);
  expect(lines.join('')).not.toContain(ours.split('=')[1]);
});
