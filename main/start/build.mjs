// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, readStamp, removeStamp, writeStamp } from './hash.mjs';
import { projectNode } from './node.mjs';
import { lastLines, runStep } from './run-step.mjs';
import { Stop, say } from './say.mjs';

/** All that the build reads. These scripts are not part of it. */
const sources = [
  ...['main', 'preload', 'renderer'],
  ...['electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'],
];
const besides = ['main/start'];

/** @param {string} root */
const stamp = (root) => join(root, 'out', '.ouvadesk-sources');

/** Where the browser shell begins, once built. @param {string} root */
export const builtHost = (root) => join(root, 'out', 'main', 'host.js');

/** Whether `out` is built from the sources as they are. @param {string} root */
export const isBuilt = (root) =>
  existsSync(builtHost(root)) && readStamp(stamp(root)) === hashOf(root, sources, besides);

/**
 * Builds both shells and the pages into `out`. A failed build leaves no stamp.
 * @param {string} root
 * @param {typeof runStep} [run]
 */
export async function build(root, run = runStep) {
  removeStamp(stamp(root));
  const goal = hashOf(root, sources, besides);
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const words = { fr: 'Construction de l’application', en: 'building the application' };
  const env = { ...process.env, NODE_ENV: 'production' };
  const { ok, output } = await run(words, projectNode(root), [cli, 'build'], { cwd: root, env });
  if (!ok) {
    say(lastLines(output));
    throw new Stop({
      fr: 'L’application n’a pas pu être construite ; la cause est dite ci-dessus.',
      en: 'The application could not be built; the cause is said above.',
    });
  }
  writeStamp(stamp(root), goal);
}
