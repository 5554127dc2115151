import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { claimOnlyInstance } from '../../main/shared/only-instance.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ouvadesk-only-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('one has the folder; the next is told who, until the first lets go', async () => {
  const data = folder();
  let asked = 0;
  const first = await claimOnlyInstance(data, () => {
    asked += 1;
    return { shell: 'browser', address: 'http://127.0.0.1:1/?ticket=t' };
  });
  if (first.kind !== 'only') throw new Error('not the only one');
  const second = await claimOnlyInstance(data, () => ({ shell: 'desktop' }));
  expect(second).toEqual({ kind: 'taken', by: { shell: 'browser', address: 'http://127.0.0.1:1/?ticket=t' } });
  expect(asked).toBe(1);
  await first.release();
  const third = await claimOnlyInstance(data, () => ({ shell: 'desktop' }));
  expect(third.kind).toBe('only');
  if (third.kind === 'only') await third.release();
});

test('of many that start at once, one has it', async () => {
  const data = folder();
  const claims = await Promise.all(
    Array.from({ length: 5 }, () => claimOnlyInstance(data, () => ({ shell: 'desktop' }))),
  );
  const holders = claims.filter(({ kind }) => kind === 'only');
  expect(holders).toHaveLength(1);
  for (const claim of claims) if (claim.kind === 'only') await claim.release();
});

test.skipIf(process.platform === 'win32')('one that says something else has the folder, and keeps it', async () => {
  const data = folder();
  const stranger = createServer((socket) => socket.end('{"shell":"toaster"}\n'));
  await new Promise<void>((resolve) => stranger.listen(join(data, 'instance.sock'), resolve));
  onTestFinished(() => void stranger.close());
  expect(await claimOnlyInstance(data, () => ({ shell: 'desktop' }))).toEqual({ kind: 'silent' });
});

test.skipIf(process.platform === 'win32')(
  'a folder whose path is too long for a socket is refused in words',
  async () => {
    const data = join(folder(), 'x'.repeat(100));
    await expect(claimOnlyInstance(data, () => ({ shell: 'desktop' }))).rejects.toThrow('too long');
  },
);
