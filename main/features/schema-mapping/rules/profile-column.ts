import type { StorageFamily } from '../../../../preload/contract/schema-mapping.ts';

/** What the values of a column look like, as shares from 0 to 1 of those that hold something. Says nothing of any value. */
export interface ColumnProfile {
  readonly rows: number;
  /** Of all rows: neither NULL nor empty. */
  readonly filled: number;
  readonly distinct: number;
  readonly email: number;
  /** A day or an instant, in text or as seconds since 1970. */
  readonly date: number;
  /** 0 and 1, yes and no… */
  readonly flag: number;
  /** One of at most six words. */
  readonly vocabulary: number;
  /** Letters in words, as names are written. */
  readonly words: number;
  /** One word without blanks. */
  readonly word: number;
  /** Hashes: a family that no chosen password looks like. */
  readonly hashed: number;
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const day = /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$|^\d{2}\/\d{2}\/\d{4}/;
const seconds = /^1?\d{9}$/;
const flag = /^(?:[01yno]|oui|non|yes|no|true|false|vrai|faux)$/i;
const words = /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]*$/u;
const word = /^[\p{L}\p{N}._@+-]{2,64}$/u;
const notHashed: ReadonlySet<StorageFamily> = new Set(['clear', 'reversible', 'crypt-des', 'unknown', 'empty', 'none']);

/** Judges a sample of one column. `recognise` tells the family of a stored password. */
export function profileColumn(
  values: readonly (string | null)[],
  recognise: (value: string | null) => StorageFamily,
): ColumnProfile {
  const filled = values.filter((value): value is string => value !== null && value !== '');
  const distinct = new Set(filled).size;
  const share = (judge: (value: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(judge).length / filled.length;
  return {
    rows: values.length,
    filled: values.length === 0 ? 0 : filled.length / values.length,
    distinct: filled.length === 0 ? 0 : distinct / filled.length,
    email: share((value) => email.test(value)),
    date: share((value) => day.test(value) || seconds.test(value)),
    flag: share((value) => flag.test(value)),
    vocabulary: distinct > 0 && distinct <= 6 && filled.length >= 4 * distinct ? 1 : 0,
    words: share((value) => words.test(value)),
    word: share((value) => word.test(value)),
    hashed: share((value) => !notHashed.has(recognise(value))),
  };
}
