import { type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { PublicKeys } from './identity.ts';

const groups = 4;
/** 2^14: with the 66 bits of the digits, finding another key with the same fingerprint takes some 2^80 derivations' steps. */
const cost = { N: 16_384, r: 8, p: 1 };
const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt);

/**
 * What two people compare by voice: four groups of five digits that stand for both public keys of one of them, in one team
 * (`root` is the hash of its first statement). Two fingerprints are read, one for each side, so that a false pair of keys
 * must be found for a given one: joining both into one number would let an attacker look for any two that collide.
 */
export async function fingerprintOf(root: string, { box, sign }: PublicKeys): Promise<string[]> {
  const bytes = await derive(`${root}\n${box}\n${sign}`, 'ouvadesk fingerprint 1', groups * 8, cost);
  return Array.from({ length: groups }, (_, place) =>
    String(bytes.readBigUInt64BE(place * 8) % 100_000n).padStart(5, '0'),
  );
}
