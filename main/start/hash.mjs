// @ts-check
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A hash of the names and contents of files and of all that folders hold; what is missing counts as missing.
 * @param {string} root
 * @param {readonly string[]} paths relative to root, with `/`
 * @param {readonly string[]} [except] paths left out
 */
export function hashOf(root, paths, except = []) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, root, path, except);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} path @param {readonly string[]} except */
function add(hash, root, path, except) {
  if (except.includes(path)) return;
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat?.isDirectory()) addFolder(hash, root, path, except);
  else if (stat) addFile(hash, root, path);
  else hash.update(`${path}\0-\0`);
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} path @param {readonly string[]} except */
function addFolder(hash, root, path, except) {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = `${path}/${entry.name}`;
    // A look at each file's kind would cost as much as reading it.
    if (entry.isFile() && !except.includes(inside)) addFile(hash, root, inside);
    else add(hash, root, inside, except);
  }
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} path */
function addFile(hash, root, path) {
  const content = readFileSync(join(root, path));
  hash.update(`${path}\0${content.length}\0`).update(content);
}

/** What a stamp file says, or undefined. @param {string} file */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** @param {string} file @param {string} value */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}

/** @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}
