// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { forgetRefusal, memoryFolder, recallRefusal, rememberRefusal } from './memory.mjs';
import { runStep } from './run-step.mjs';

const memory = 'electron-refusal';
const stall = 60_000;
const limit = 20 * 60_000;

/** @param {string} root */
const home = (root) => join(root, 'node_modules', 'electron');

/**
 * Electron's program, if it is there whole. Never asks the package itself, because that begins a download.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 */
export function electronBinary(root, env = process.env) {
  const list = join(home(root), 'path.txt');
  const stand = env.ELECTRON_OVERRIDE_DIST_PATH;
  // The list is written last: without it dist may be half unpacked.
  if (stand === undefined && !existsSync(list)) return undefined;
  const name = existsSync(list) ? readFileSync(list, 'utf8').trim() : usualName();
  const file = join(stand ?? join(home(root), 'dist'), name);
  return existsSync(file) ? file : undefined;
}

function usualName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} root */
export function electronVersion(root) {
  return /** @type {string} */ (JSON.parse(readFileSync(join(home(root), 'package.json'), 'utf8')).version);
}

/** The refusal of an earlier try for the Electron of the lock file, if any. @param {string} root */
export const recalledElectronRefusal = (root) => recallRefusal(root, memory, electronVersion(root));

/**
 * Tries once to fetch Electron's program, with the package's own script (which checks what it fetched against the package's
 * checksums). A refusal is remembered for this version.
 * @param {string} root
 * @param {string} node the Node that runs the script
 * @param {typeof runStep} [run]
 * @returns {Promise<import('./memory.mjs').Refusal | undefined>} the refusal, or undefined when it is there now
 */
export async function fetchElectron(root, node, run = runStep) {
  const version = electronVersion(root);
  const folder = join(memoryFolder(root), 'electron-download');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const words = {
    fr: `Téléchargement d’Electron ${version} (une fois, environ 120 Mo)`,
    en: `fetching Electron ${version} (once, about 120 MB)`,
  };
  const { output, gaveUp } = await run(words, node, [join(home(root), 'install.js')], {
    cwd: root,
    // What arrives lies in our own folder, where its growth can be watched.
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
    stall,
    limit,
    measure: () => sizeOf(folder) + sizeOf(join(home(root), 'dist')),
    detail: (bytes) => (bytes > 0 ? `${Math.round(bytes / 1e6)} MB` : ''),
  });
  rmSync(folder, { recursive: true, force: true });
  if (electronBinary(root)) {
    forgetRefusal(root, memory);
    return undefined;
  }
  const refusal = { of: version, on: new Date().toISOString(), reason: gaveUp ? stalled : cause(output) };
  rememberRefusal(root, memory, refusal);
  return refusal;
}

/** The reason of a refusal when the download stood still, or took longer than anybody waits. */
export const stalled = 'no progress for a minute';

/** The line that says why, out of a stack. @param {string} output */
export function cause(output) {
  const lines = output.split('\n').map((line) => line.trim());
  const errors = lines.filter(
    (line) => /^(\[?cause\]?: )?\w*Error\b.*:/.test(line) && !/failed to install/i.test(line),
  );
  const found = errors.at(-1) ?? lines.find(Boolean) ?? 'no answer';
  return found.replace(/^\[?cause\]?: /, '').slice(0, 200);
}

/** Bytes of all files below a folder, 0 if there is none. @param {string} folder @returns {number} */
function sizeOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? sizeOf(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0));
    }, 0);
  } catch {
    return 0;
  }
}
