// @ts-check
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readStamp } from './hash.mjs';
import { memoryFolder } from './memory.mjs';
import { showProgress } from './say.mjs';

const stale = 30 * 60_000;

/**
 * Does something while no other start of this copy does it: two installations at once would undo each other. Waits for the other.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} act
 */
export async function oneAtATime(root, act) {
  const file = join(memoryFolder(root), 'set-up-lock');
  mkdirSync(memoryFolder(root), { recursive: true });
  if (!take(file)) await waitFor(file);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await act();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
function take(file) {
  if (isAbandoned(file)) rmSync(file, { force: true });
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the one who took it is no more. @param {string} file */
function isAbandoned(file) {
  const taken = statSync(file, { throwIfNoEntry: false });
  if (!taken) return false;
  if (Date.now() - taken.mtimeMs > stale) return true;
  const owner = Number(readStamp(file));
  // It is created and filled in two steps.
  if (!owner) return Date.now() - taken.mtimeMs > 5_000;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** @param {string} file */
async function waitFor(file) {
  const progress = showProgress({
    fr: 'Une autre fenêtre prépare Ouvadesk ; attente',
    en: 'another window is preparing Ouvadesk; waiting',
  });
  while (!take(file)) await pause(200);
  progress.end({ fr: 'à nous', en: 'our turn' });
}
