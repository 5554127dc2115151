// @ts-check
import { Stop } from './say.mjs';

export const leastNode = '20.0.0';
export const leastNpm = '10.0.0';

/** Whether a version reaches another ("22.14.0" reaches "22.9.1"). @param {string} version @param {string} least */
export function reaches(version, least) {
  const [a, b] = [version, least].map((text) => text.replace(/^v/, '').split(/[.-]/).map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * The version of npm that runs us, as npm itself tells its scripts; undefined when it is not npm.
 * @param {NodeJS.ProcessEnv} env
 */
export function npmVersion(env) {
  return /(?:^|\s)npm\/(\d+\.\d+\.\d+)/.exec(env.npm_config_user_agent ?? '')?.[1];
}

/**
 * Stops with a clear sentence when Node or npm is too old.
 * @param {string} node
 * @param {string | undefined} npm
 */
export function checkVersions(node, npm) {
  if (!reaches(node, leastNode)) throw tooOld('Node', '20', node);
  if (npm !== undefined && !reaches(npm, leastNpm)) throw tooOld('npm', '10', npm);
}

/** Stops with a clear sentence when the Node or the npm that runs us is too old. */
export const checkThisMachine = () => checkVersions(process.versions.node, npmVersion(process.env));

/** @param {string} what @param {string} least @param {string} found */
function tooOld(what, least, found) {
  return new Stop({
    fr: `Ouvadesk a besoin de ${what} ${least} ou plus récent ; cet ordinateur a ${what} ${found}. La version actuelle se trouve sur https://nodejs.org.`,
    en: `Ouvadesk needs ${what} ${least} or later; this computer has ${what} ${found}. The current version is at https://nodejs.org.`,
  });
}
