import { hash } from 'node:crypto';
import type { StorageFamily } from '../../../../preload/contract/schema-mapping.ts';
import type { Candidates } from './blocklist-candidates.ts';

/** Families without a salt: one digest a candidate serves every account. */
export const unsaltedFamilies = ['md5', 'sha1', 'sha256', 'sha512', 'mysql-native'] as const;
export type UnsaltedFamily = (typeof unsaltedFamilies)[number];

export function isUnsalted(family: StorageFamily): family is UnsaltedFamily {
  return (unsaltedFamilies as readonly StorageFamily[]).includes(family);
}

/** The digest of a candidate (UTF-8) as this family stores it, one character a byte: half the time of a Buffer. */
export function digest(family: UnsaltedFamily, candidate: string): string {
  if (family !== 'mysql-native') return hash(family, candidate, 'binary');
  return hash('sha1', Buffer.from(hash('sha1', candidate, 'binary'), 'binary'), 'binary');
}

export interface DigestIndex {
  readonly size: number;
  /** The candidate with this digest (one character a byte), if any. */
  find(wanted: string): string | undefined;
}

/** The first four bytes of a digest, which are as good as random. */
function key(bytes: string): number {
  return (
    ((bytes.charCodeAt(0) << 24) | (bytes.charCodeAt(1) << 16) | (bytes.charCodeAt(2) << 8) | bytes.charCodeAt(3)) >>> 0
  );
}

/**
 * Every candidate by its digest: about a second and 12 MB for 700,000 candidates. Only numbers are kept; a candidate is
 * made again when its number comes up.
 */
export function digestIndex(family: UnsaltedFamily, candidates: Candidates): DigestIndex {
  const { size } = candidates;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, size * 1.4)));
  const keys = new Uint32Array(slots);
  /** 0 is an empty slot, else the number of the candidate plus one. */
  const numbers = new Uint32Array(slots);
  for (let number = 0; number < size; number++) {
    const wanted = key(digest(family, candidates.at(number)));
    let slot = wanted & (slots - 1);
    while (numbers[slot] !== 0) slot = (slot + 1) & (slots - 1);
    keys[slot] = wanted;
    numbers[slot] = number + 1;
  }
  return {
    size,
    find(bytes) {
      const wanted = key(bytes);
      for (let slot = wanted & (slots - 1); numbers[slot] !== 0; slot = (slot + 1) & (slots - 1)) {
        if (keys[slot] !== wanted) continue;
        const candidate = candidates.at((numbers[slot] ?? 0) - 1);
        if (digest(family, candidate) === bytes) return candidate;
      }
      return undefined;
    },
  };
}
