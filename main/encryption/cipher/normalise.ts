import { isAscii, isUtf8 } from 'node:buffer';
import type { blindIndexKinds } from '../../../preload/contract/column-encryption.ts';
import { foldText } from './fold-text.ts';

export type Normalisation = Exclude<(typeof blindIndexKinds)[number], 'none'>;

/** Written out, for \s is not the same in every language: White_Space of Unicode, and what is pasted unseen. */
const blanks = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';
/** The end is looked for where a run of blanks begins: else a long run inside would be gone through once a blank. */
const around = new RegExp(`^[${blanks}]+|(?<![${blanks}])[${blanks}]+$`, 'g');
const between = new RegExp(`[${blanks}]+`, 'g');
const separators = new RegExp(`[${blanks}./()_\\u2010-\\u2015\\u2212-]+`, 'g');

/** Numbers of the overseas departments, which have a country code of their own (plan de numérotation, Arcep). */
const overseas: Readonly<Record<string, string>> = {
  '262': '262',
  '263': '262',
  '692': '262',
  '693': '262',
  '590': '590',
  '690': '590',
  '691': '590',
  '594': '594',
  '694': '594',
  '596': '596',
  '696': '596',
  '697': '596',
};

/**
 * What two values have in common that a search takes for the same, as UTF-8. Bytes that are no UTF-8 are themselves. Every
 * rule stands in ouvadesk-columns.php too, sign for sign.
 */
export function normalise(kind: Normalisation, clear: Uint8Array): Uint8Array {
  if (!isAscii(clear) && !isUtf8(clear)) return clear;
  const text = Buffer.from(clear.buffer, clear.byteOffset, clear.byteLength).toString('utf8');
  return Buffer.from(normaliseText(kind, text), 'utf8');
}

/** The same of a text. */
export function normaliseText(kind: Normalisation, text: string): string {
  if (kind === 'telephone') return telephone(text) ?? ofText(text);
  return kind === 'email' ? foldText(text.replace(around, ''), false) : ofText(text);
}

const ofText = (text: string): string => foldText(text.replace(around, '').replace(between, ' '), true);

/** "+33612345678" of whatever spelling; undefined where there is more than a number. */
function telephone(text: string): string | undefined {
  const bare = text.replace(separators, '');
  if (!/^\+?[0-9]+$/.test(bare)) return undefined;
  const number = bare.replace(/^00/, '+');
  const national = /^(?:\+33|33(?=[1-9][0-9]{8}$))?0?([1-9][0-9]{8})$/.exec(number)?.[1];
  if (national === undefined) return number;
  return `+${overseas[national.slice(0, 3)] ?? '33'}${national}`;
}
