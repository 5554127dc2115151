import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openShell } from './open-shell.ts';

function dial(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** All that is said on a connection until it is closed. */
function untilClosed(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    socket.on('data', (part) => {
      said += part;
    });
    socket.on('close', () => resolve(said));
  });
}

const hasty = { headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50, idleTimeout: 400 };

test('a client that dictates its headers letter by letter is cut', async () => {
  const { shell, host } = await openShell({ limits: hasty });
  const socket = dial(shell.port);
  const closed = untilClosed(socket);
  socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n`);
  const dictation = setInterval(() => socket.write('X'), 30);
  onTestFinished(() => clearInterval(dictation));
  expect(await closed).not.toContain('200');
});

test('a client that announces a body and never ends it is answered and cut', async () => {
  const { shell, host } = await openShell();
  const socket = dial(shell.port);
  const closed = untilClosed(socket);
  socket.write(`POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000000000\r\n\r\n`);
  expect(await closed).toMatch(/^HTTP\/1\.1 405 /);
});

test('a connection on which nothing is said is cut', async () => {
  const { shell } = await openShell({ limits: hasty });
  expect(await untilClosed(dial(shell.port))).toBe('');
});

test('a WebSocket on which nothing is said is kept: a page may be silent for hours', async () => {
  const { shell, knock, cookie, origin } = await openShell({ limits: hasty });
  const { socket } = await knock({ origin, cookie: await cookie() });
  await untilClosed(dial(shell.port));
  await untilClosed(dial(shell.port));
  expect(socket.readyState).toBe(socket.OPEN);
});

test('headers larger than any browser sends are refused', async () => {
  const { shell, host } = await openShell();
  const socket = dial(shell.port);
  const closed = untilClosed(socket);
  socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nCookie: ${'x'.repeat(100_000)}\r\n\r\n`);
  expect(await closed).not.toContain('200 OK');
});

test('a request without a Host, or with two, gets nothing', async () => {
  const { shell, host, cookie } = await openShell();
  const ours = await cookie();
  for (const head of [
    `GET / HTTP/1.0\r\nCookie: ${ours}\r\n\r\n`,
    `GET / HTTP/1.1\r\nCookie: ${ours}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: evil.example\r\nHost: ${host}\r\nCookie: ${ours}\r\nConnection: close\r\n\r\n`,
    `GET http://${host}/ HTTP/1.1\r\nHost: evil.example\r\nCookie: ${ours}\r\nConnection: close\r\n\r\n`,
  ]) {
    const socket = dial(shell.port);
    const closed = untilClosed(socket);
    socket.write(head);
    expect(await closed).not.toContain('<p>page</p>');
  }
});

test('more connections than a page needs are not taken', async () => {
  const { shell, host } = await openShell({ limits: { maxConnections: 2 } });
  const first = dial(shell.port);
  const second = dial(shell.port);
  await Promise.all([first, second].map((socket) => new Promise((resolve) => socket.on('connect', resolve))));
  await expect
    .poll(async () => {
      const third = dial(shell.port);
      const closed = untilClosed(third);
      third.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      return closed;
    })
    .toBe('');
});

test('nothing listens but on this computer', async () => {
  const { shell } = await openShell();
  const socket = connect(shell.port, '127.0.0.2');
  const outcome = await new Promise<string>((resolve) => {
    socket.on('connect', () => resolve('connected'));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });
  socket.destroy();
  expect(outcome).not.toBe('connected');
});
