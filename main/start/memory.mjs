// @ts-check
import { join } from 'node:path';
import { readStamp, removeStamp, writeStamp } from './hash.mjs';

/** Where the scripts keep what they learnt. It outlives node_modules and belongs to this copy of the project. @param {string} root */
export const memoryFolder = (root) => join(root, '.cache', 'ouvadesk');

/**
 * What was tried in vain, so that it is not tried at every start.
 * @typedef {{ of: string, on: string, reason: string }} Refusal `of` what exactly (a version, a hash), `on` when (ISO), `reason` in plain words
 */

/**
 * The refusal remembered under a name, if it was of exactly this.
 * @param {string} root @param {string} name @param {string} of
 * @returns {Refusal | undefined}
 */
export function recallRefusal(root, name, of) {
  try {
    const refusal = JSON.parse(readStamp(join(memoryFolder(root), name)) ?? 'null');
    return refusal?.of === of && typeof refusal.on === 'string' && typeof refusal.reason === 'string'
      ? refusal
      : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} root @param {string} name @param {Refusal} refusal */
export function rememberRefusal(root, name, refusal) {
  writeStamp(join(memoryFolder(root), name), JSON.stringify(refusal, undefined, 2));
}

/** @param {string} root @param {string} name */
export function forgetRefusal(root, name) {
  removeStamp(join(memoryFolder(root), name));
}
