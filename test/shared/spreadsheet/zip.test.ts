import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openZip } from '../../../main/shared/spreadsheet/zip.ts';
import { unzip } from './unzip.ts';

const at = Date.UTC(2026, 10, 24, 11, 30, 2);

async function archive(big: Buffer, limit?: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const zip = openZip({ write: async (piece) => void pieces.push(Buffer.from(piece)) }, at, limit);
  await zip.add('mimetype', 'application/test', true);
  await zip.add('small/é.xml', '<a/>');
  const entry = await zip.entry('big.bin');
  for (let from = 0; from < big.length; from += 100_000) await entry.write(big.subarray(from, from + 100_000));
  await entry.close();
  await zip.close();
  return Buffer.concat(pieces);
}

test('what was put in comes out, the first file stored with nothing before it', async () => {
  const big = Buffer.concat([randomBytes(700_000), Buffer.alloc(2_000_000, 'ouvadesk')]);
  const bytes = await archive(big);
  const files = unzip(bytes);
  expect(files.map(({ name, method }) => [name, method])).toEqual([
    ['mimetype', 0],
    ['small/é.xml', 8],
    ['big.bin', 8],
  ]);
  expect(files[2]?.contents.equals(big)).toBe(true);
  // ODF wants "mimetype" as plain bytes at 30, its contents at 38.
  expect(bytes.toString('latin1', 30, 54)).toBe('mimetypeapplication/test');
  // No file needs a newer reader than every spreadsheet has.
  expect(files.every(({ version }) => version === 20)).toBe(true);
});

test('an empty entry is a file', async () => {
  expect(unzip(await archive(Buffer.alloc(0)))[2]?.contents).toHaveLength(0);
});

test('numbers that do not fit are written as ZIP64, and only those', async () => {
  const big = randomBytes(300_000);
  const bytes = await archive(big, 1000);
  const files = unzip(bytes);
  expect(files[2]?.contents.equals(big)).toBe(true);
  expect(files.map(({ version }) => version)).toEqual([20, 20, 45]);
});

test('another program agrees', async ({ skip }) => {
  if (spawnSync('unzip', ['-v']).status !== 0) skip('unzip is not here.');
  const folder = await mkdtemp(join(tmpdir(), 'ouvadesk-zip-'));
  try {
    const file = join(folder, 'test.zip');
    await writeFile(file, await archive(randomBytes(300_000)));
    expect(spawnSync('unzip', ['-tq', file], { encoding: 'utf8' }).stdout).toContain('No errors');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a sink that fails stops the writing with its own error', async () => {
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  let room = 400_000;
  const sink = {
    async write(piece: Uint8Array) {
      room -= piece.length;
      if (room < 0) throw full;
    },
  };
  const zip = openZip(sink, at);
  const entry = await zip.entry('big.bin');
  const writing = async () => {
    for (let round = 0; round < 100; round++) await entry.write(randomBytes(100_000));
    await entry.close();
  };
  await expect(writing()).rejects.toBe(full);
  entry.destroy();
});
