import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { soon } from '../shared/soon.ts';
import { openShell } from './open-shell.ts';

/** A shell, and a way to put a body to one of its addresses as our own page does it, unless the headers say otherwise. */
async function opened() {
  const shell = await openShell();
  const ours = { cookie: await shell.cookie(), origin: shell.origin };
  function put(path: string, body: Buffer | string, headers: Record<string, string> = ours): Promise<number> {
    return new Promise((resolve, reject) => {
      const asked = request({
        host: '127.0.0.1',
        port: shell.shell.port,
        path,
        method: 'PUT',
        headers: { host: shell.host, 'content-length': String(Buffer.byteLength(body)), ...headers },
        agent: false,
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.end(body);
    });
  }
  const choose = async () => {
    const source = await shell.downloads.powers.chooseOpenSource('ouvadesk');
    if (source?.upload === undefined) throw new Error('no address');
    return { path: source.path, upload: source.upload, source };
  };
  return { ...shell, ours, put, choose };
}

test('a file that the volunteer gives comes to a private place once, and stays until it is let go', async () => {
  const { put, choose, downloads } = await opened();
  const { path, upload, source } = await choose();
  const body = Buffer.alloc(3_000_000, 'coffre');
  expect(await put(upload, body)).toBe(204);
  expect(readFileSync(path).equals(body)).toBe(true);
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(await put(upload, 'autre chose')).toBe(404);
  expect(readFileSync(path).equals(body)).toBe(true);
  await downloads.sweep();
  expect(existsSync(path)).toBe(true);
  await downloads.powers.releaseOpenSource(source);
  expect(existsSync(dirname(path))).toBe(false);
});

test('nothing is taken without the cookie, from another origin, without an origin, or at an address that was not given', async () => {
  const { put, choose, ours, home } = await opened();
  const { upload, path } = await choose();
  expect(await put(upload, 'x', { origin: ours.origin })).toBe(403);
  expect(await put(upload, 'x', { cookie: ours.cookie })).toBe(403);
  expect(await put(upload, 'x', { ...ours, origin: 'http://127.0.0.1:1' })).toBe(403);
  expect(await put(upload, 'x', { ...ours, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await put(`${upload}x`, 'x')).toBe(404);
  expect(await put('/upload/', 'x')).toBe(404);
  expect(await put('/upload/../secret.txt', 'x')).toBe(405);
  expect(existsSync(path)).toBe(false);
  expect(readFileSync(join(home, 'secret.txt'), 'utf8')).toBe('out of bounds');
  expect(await put(upload, 'x')).toBe(204);
});

test('a file that does not come whole leaves nothing, and its address is used up', async () => {
  const { shell, host, choose, ours, put, lines } = await opened();
  const { upload, path } = await choose();
  const asked = request({
    host: '127.0.0.1',
    port: shell.port,
    path: upload,
    method: 'PUT',
    headers: { host, ...ours, 'content-length': '1000000' },
    agent: false,
  });
  asked.on('error', () => {});
  asked.write('half of it');
  await expect.poll(() => existsSync(path), soon).toBe(true);
  asked.destroy();
  await expect.poll(() => existsSync(dirname(path)), soon).toBe(false);
  expect(await put(upload, 'again')).toBe(404);
  expect(lines.join()).not.toContain(upload);
});

test('one file is awaited at a time', async () => {
  const { put, choose, home } = await opened();
  const first = await choose();
  const second = await choose();
  expect(await put(first.upload, 'x')).toBe(404);
  expect(await put(second.upload, 'x')).toBe(204);
  expect(readdirSync(join(home, 'downloads'))).toHaveLength(1);
});
