import { type CharacterClass, type Finding, findings } from '../../../../preload/contract/password-campaigns.ts';
import { listedIn } from './blocklist.ts';
import { composition } from './composition.ts';
import { isMadeOfDate } from './date.ts';
import type { Dictionaries } from './dictionaries/dictionaries.ts';
import { fold } from './fold.ts';
import { derivedFrom, type Identity } from './identity.ts';
import { isKeyboardPath } from './keyboard.ts';
import { unleet } from './leet.ts';
import { isRepetition } from './repeated.ts';

/** Exact facts of a clear password: they stay in the worker, only their bands are kept (see facts.ts). */
export interface Observed {
  /** Code points after NFC, no trimming. Beyond 1,024 UTF-16 units nothing more is counted. */
  readonly length: number;
  readonly classes: CharacterClass[];
  readonly otherCharacters: boolean;
  /** Bits of composition, L x log2(alphabet). */
  readonly entropy: number;
  /** In the order of the contract. */
  readonly findings: Finding[];
}

/** Patterns are looked for in so many characters; a longer password is judged by its beginning. */
const mostSearched = 256;

/**
 * What a clear password shows by itself and beside its holder's identity. Never throws, whatever the text; takes a time
 * bounded whatever its length. Without `shared`, `guessed`, `guessable` and `unchanged`, which others know.
 */
export function observe(password: string, identity: Identity, dictionaries: Dictionaries): Observed {
  const { text, isAscii, length, classes, otherCharacters, entropy } = composition(password);
  const lower = text.toLowerCase().slice(0, mostSearched);
  const folded = isAscii ? lower : fold(text).slice(0, mostSearched);
  const readings = [folded, ...unleet(folded)];
  const found: Finding[] = [...listedIn(readings, dictionaries), ...derivedFrom(readings, identity)];
  if (isMadeOfDate(folded)) found.push('date');
  if (isKeyboardPath(lower)) found.push('keyboard');
  if (isRepetition(folded)) found.push('repeated');
  return { length, classes, otherCharacters, entropy, findings: found };
}

/** The findings in the order of the contract, each once. */
export function ordered(found: Iterable<Finding>): Finding[] {
  const all = [...found];
  return all.length === 0 ? all : findings.filter((one) => all.includes(one));
}
