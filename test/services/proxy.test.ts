import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from './port.ts';
import { type FaultyLine, startProxy } from './proxy.ts';
import { within } from './until.ts';

/** A server that answers a number by as many bytes. */
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', (asked) => socket.write(Buffer.alloc(Number(asked), 'x')));
});
let proxy: FaultyLine;
beforeEach(async () => {
  proxy = await startProxy({ host: '127.0.0.1', port: await listen(server) });
});
afterEach(async () => {
  await proxy.stop();
  server.close();
});

async function dial(): Promise<{ socket: Socket; got(): number; arrived(count: number): Promise<void> }> {
  const socket = connect(proxy.port, proxy.host);
  let got = 0;
  socket.on('data', (chunk) => {
    got += chunk.length;
    socket.emit('got');
  });
  await once(socket, 'connect');
  const arrived = async (count: number) => {
    while (got < count) await once(socket, 'got');
  };
  return { socket, got: () => got, arrived: (count) => within(`${count} bytes`, arrived(count), 5_000) };
}

test('a sound line carries all, both ways', async () => {
  const { socket, arrived } = await dial();
  socket.write('300000');
  await arrived(300_000);
  expect(proxy.received()).toBe(300_000);
  expect(proxy.connections()).toBe(1);
  socket.destroy();
});

test('latency delays and keeps the order', async () => {
  const { socket, arrived, got } = await dial();
  proxy.behave({ latency: 80 });
  const before = performance.now();
  socket.write('10');
  await arrived(10);
  expect(performance.now() - before).toBeGreaterThanOrEqual(75);
  expect(got()).toBe(10);
  socket.destroy();
});

test('cuts after so many bytes, exactly', async () => {
  const { socket, got } = await dial();
  proxy.behave({ cutAfter: 1_000 });
  socket.write('5000');
  const [error] = await within('the cut', once(socket, 'error'), 5_000).catch((thrown) => [thrown]);
  expect(error.code).toBe('ECONNRESET');
  expect(got()).toBeLessThanOrEqual(1_000);
});

test('stalls with the connection open, and delivers once it is sound again', async () => {
  const { socket, arrived, got } = await dial();
  proxy.behave({ stallAfter: 0 });
  socket.write('700');
  await expect(within('bytes', arrived(1), 200)).rejects.toThrow('in vain');
  expect(got()).toBe(0);
  expect(socket.readyState).toBe('open');
  proxy.behave({});
  await arrived(700);
  socket.destroy();
});

test('refuses, then accepts again on the same port', async () => {
  const { socket } = await dial();
  const ended = once(socket, 'error');
  await proxy.refuse();
  expect((await ended)[0].code).toBe('ECONNRESET');
  await expect(dial()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await proxy.accept();
  const again = await dial();
  again.socket.write('5');
  await again.arrived(5);
  again.socket.destroy();
});

test('cuts after so many bytes of the client, which the server has had', async () => {
  const { socket, got } = await dial();
  proxy.behave({ cutAfterSent: 3 });
  socket.write('5000');
  const [error] = await within('the cut', once(socket, 'error'), 5_000).catch((thrown) => [thrown]);
  expect(error.code).toBe('ECONNRESET');
  expect(got()).toBeLessThanOrEqual(500);
  expect(proxy.sent()).toBe(4);
});
