import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { lateStream } from '../../../main/database/ouvadmin/late-stream.ts';
import { listen } from '../../services/port.ts';

async function echo() {
  const server = createServer((socket) => socket.on('error', () => {}).pipe(socket));
  const port = await listen(server);
  return { port, stop: () => server.close() };
}

test('what is written before the other end is there arrives, whole and in order, also when read slowly', async () => {
  const { port, stop } = await echo();
  const gate = Promise.withResolvers<void>();
  const stream = lateStream(async () => {
    await gate.promise;
    return connect(port, '127.0.0.1');
  });
  const parts = Array.from({ length: 200 }, (_, n) => Buffer.alloc(20_000, n % 251));
  for (const part of parts) stream.write(part);
  stream.end();
  gate.resolve();
  const got: Buffer[] = [];
  for await (const chunk of stream) got.push(chunk as Buffer);
  expect(Buffer.concat(got).equals(Buffer.concat(parts))).toBe(true);
  stop();
});

test('an opening that fails is the error of the stream; one destroyed meanwhile leaves nothing open', async () => {
  const reason = new Error('no way');
  const failing = lateStream(async () => {
    throw reason;
  });
  expect(await once(failing, 'error')).toEqual([reason]);
  const { port, stop } = await echo();
  const opened = Promise.withResolvers<Socket>();
  const left = lateStream(async () => {
    const socket = connect(port, '127.0.0.1');
    opened.resolve(socket);
    return socket;
  });
  left.destroy();
  const socket = await opened.promise;
  if (!socket.destroyed) await once(socket, 'close');
  expect(socket.destroyed).toBe(true);
  stop();
});
