import type { StorageFamily, SystemMapping } from '../../../../preload/contract/schema-mapping.ts';
import { recognise, withoutScheme } from '../../../shared/recognise-storage.ts';

/** Families in which a new value can be written. */
const written = ['clear', 'md5', 'sha1', 'sha256', 'sha512', 'mysql-native', 'bcrypt', 'argon2'] as const;
export type WrittenFamily = (typeof written)[number];

/** How a new value must look so that the panel reads it as it read the one before. */
export interface StorageToWrite {
  readonly family: WrittenFamily;
  /** "{SHA}", "{BLF-CRYPT}"… or nothing. */
  readonly scheme: string;
  /** The value before, without its scheme: its spelling and its costs are kept. */
  readonly like: string;
}

/** In which family a row is to be written; undefined where it is one that is not written here. */
export function storageToWrite(
  storage: SystemMapping['storage'] | undefined,
  stored: string | null,
): StorageToWrite | undefined {
  if (stored === null) return undefined;
  const said = storage === undefined || storage === 'auto' ? undefined : storage;
  const family = familyOf(said, stored);
  if (!isWritten(family)) return undefined;
  const like = family === 'clear' ? '' : withoutScheme(stored);
  return { family, scheme: family === 'clear' ? '' : stored.slice(0, stored.length - like.length), like };
}

/** As the audit tells it, but that an empty value takes the family of its column where that is known. */
function familyOf(said: StorageFamily | undefined, stored: string): StorageFamily {
  if (stored === '') return said ?? 'empty';
  if (said === 'clear' || said === 'reversible' || said === 'unknown') return said;
  const recognised = recognise(stored);
  return said !== undefined && recognised === 'clear' ? 'unknown' : recognised;
}

const isWritten = (family: StorageFamily): family is WrittenFamily =>
  (written as readonly StorageFamily[]).includes(family);
