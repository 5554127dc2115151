import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOf, readStamp, removeStamp, writeStamp } from '../../main/start/hash.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ouvadesk-hash-'));
  mkdirSync(join(root, 'main/start'), { recursive: true });
  writeFileSync(join(root, 'main/a.ts'), 'a');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const hash = () => hashOf(root, ['main', 'lock'], ['main/start']);

test('a hash stands for names and contents, not for times', () => {
  const first = hash();
  writeFileSync(join(root, 'main/a.ts'), 'a');
  expect(hash()).toBe(first);
  writeFileSync(join(root, 'main/a.ts'), 'b');
  expect(hash()).not.toBe(first);
  writeFileSync(join(root, 'main/a.ts'), 'a');
  renameSync(join(root, 'main/a.ts'), join(root, 'main/b.ts'));
  expect(hash()).not.toBe(first);
});

test('a file that comes changes it, even an empty one, but not in a folder left out', () => {
  const first = hash();
  writeFileSync(join(root, 'main/start/x.mjs'), 'x');
  expect(hash()).toBe(first);
  writeFileSync(join(root, 'lock'), '');
  expect(hash()).not.toBe(first);
});

test('what stands at the end of one file is not taken for the beginning of the next', () => {
  writeFileSync(join(root, 'main/b.ts'), 'bc');
  const first = hash();
  writeFileSync(join(root, 'main/a.ts'), 'ab');
  writeFileSync(join(root, 'main/b.ts'), 'c');
  expect(hash()).not.toBe(first);
});

test('a stamp is kept, read and removed', () => {
  const file = join(root, 'out/stamp');
  expect(readStamp(file)).toBeUndefined();
  writeStamp(file, 'x');
  expect(readStamp(file)).toBe('x');
  removeStamp(file);
  removeStamp(file);
  expect(readStamp(file)).toBeUndefined();
});
