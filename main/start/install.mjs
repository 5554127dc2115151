// @ts-check
import { join } from 'node:path';
import { hashOf, readStamp, removeStamp, writeStamp } from './hash.mjs';
import { npmCall } from './npm.mjs';
import { lastLines, runStep } from './run-step.mjs';
import { Stop, say } from './say.mjs';

/** It lies inside node_modules, so that it goes when node_modules goes. @param {string} root */
const stamp = (root) => join(root, 'node_modules', '.ouvadesk-lock');

/** What the libraries must match: the lock file, on this kind of machine. @param {string} root */
const wanted = (root) => `${hashOf(root, ['package-lock.json'])} ${process.platform}-${process.arch}`;

/** Whether the libraries are those of the lock file. @param {string} root */
export const isInstalled = (root) => readStamp(stamp(root)) === wanted(root);

/**
 * Installs the libraries exactly as the lock file names them. A failed or interrupted installation leaves no stamp.
 * @param {string} root
 * @param {typeof runStep} [run]
 */
export async function install(root, run = runStep) {
  removeStamp(stamp(root));
  const goal = wanted(root);
  const npm = npmCall();
  // Whatever the person's own settings leave out, the application is built here and needs it.
  const args = [...npm.args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-progress'];
  const words = { fr: 'Installation des bibliothèques', en: 'installing the libraries' };
  const { ok, output } = await run(words, npm.command, args, { cwd: root, shell: npm.shell });
  if (!ok) {
    say(lastLines(output));
    throw new Stop({
      fr: 'Les bibliothèques n’ont pas pu être installées ; rien d’autre n’a changé. Vérifiez le réseau, puis recommencez.',
      en: 'The libraries could not be installed; nothing else has changed. Check the network, then try again.',
    });
  }
  writeStamp(stamp(root), goal);
}
