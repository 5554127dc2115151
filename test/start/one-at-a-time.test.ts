import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAtATime } from '../../main/start/one-at-a-time.mjs';
import { takeTerminal } from './terminal.ts';

let root: string;
let terminal: ReturnType<typeof takeTerminal>;
beforeEach(() => {
  terminal = takeTerminal();
  root = mkdtempSync(join(tmpdir(), 'ouvadesk-once-'));
});
afterEach(() => {
  terminal.give();
  rmSync(root, { recursive: true, force: true });
});
const lock = () => join(root, '.cache/ouvadesk/set-up-lock');

test('two never work at the same time, and both get their turn', async () => {
  let inside = 0;
  let most = 0;
  const work = async (answer: number) =>
    oneAtATime(root, async () => {
      inside++;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
      return answer;
    });
  expect(await Promise.all([work(1), work(2), work(3)])).toEqual([1, 2, 3]);
  expect(most).toBe(1);
  expect(existsSync(lock())).toBe(false);
});

test('a failure gives the turn away', async () => {
  await expect(oneAtATime(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await oneAtATime(root, async () => 'mine')).toBe('mine');
});

test('the turn of a start that was killed is taken over', async () => {
  mkdirSync(join(root, '.cache/ouvadesk'), { recursive: true });
  // No process can have this number.
  writeFileSync(lock(), '4194999');
  expect(await oneAtATime(root, async () => 'mine')).toBe('mine');
});
