import type { Finding } from '../../../../preload/contract/password-campaigns.ts';
import { isLetter } from './fold.ts';
import { addressParts, lettersOf, shortestWord, words, wordsOfHost } from './identity-words.ts';
import { makesUp } from './trimmings.ts';

/** Who holds an account, as far as the mapping tells; an unknown part is empty. `host` names the hosting itself. */
export interface Identity {
  readonly login: string;
  readonly email: string;
  readonly name: string;
  readonly host?: readonly string[];
}

export type IdentityFinding = Extract<Finding, `from-${string}`>;

/** A reversed word of three letters is too often there by chance. */
const shortestReversed = 4;
const share = 0.5;

/** Where the word stands in the text from right to left, from `from` on; -1 for nowhere. */
function indexOfReversed(text: string, word: string, from: number): number {
  const last = word.length - 1;
  const end = word.charCodeAt(last);
  for (let at = from; at <= text.length - word.length; at++) {
    if (text.charCodeAt(at) !== end) continue;
    let k = 1;
    while (k <= last && text.charCodeAt(at + k) === word.charCodeAt(last - k)) k++;
    if (k > last) return at;
  }
  return -1;
}

/** Marks each place where one of the words, or its reverse, stands in one of the readings; whether there is any. */
function mark(readings: readonly string[], words: readonly string[], marks: Uint8Array): boolean {
  let found = false;
  for (const word of words) {
    for (const text of readings) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        marks.fill(1, at, at + word.length);
        found = true;
      }
      if (word.length < shortestReversed) continue;
      for (let at = indexOfReversed(text, word, 0); at >= 0; at = indexOfReversed(text, word, at + word.length)) {
        marks.fill(1, at, at + word.length);
        found = true;
      }
    }
  }
  return found;
}

/** Used again for each password: nothing of it outlives a call. */
const scratch = new Uint8Array(256);

/**
 * From what of the holder's identity a password is derived. `readings` are the folded password and what it says once leet
 * is undone, all of the same length. Words of at least three characters are looked for, also reversed; the password is
 * derived when together they cover half of it, or all but trimmings: "Lea2018!" for Léa, not three letters in a long one.
 */
export function derivedFrom(readings: readonly string[], identity: Identity): IdentityFinding[] {
  const folded = readings[0] ?? '';
  if (folded.length < shortestWord) return [];
  const { local, domain } = addressParts(identity.email);
  const marks = folded.length <= scratch.length ? scratch.fill(0, 0, folded.length) : new Uint8Array(folded.length);
  const letters = lettersOf(readings);
  const found: IdentityFinding[] = [];
  if (mark(readings, words(identity.login, letters), marks)) found.push('from-login');
  if (mark(readings, words(identity.name, letters), marks)) found.push('from-name');
  if (mark(readings, words(local, letters), marks)) found.push('from-email');
  if (mark(readings, words(domain, letters), marks)) found.push('from-domain');
  if (identity.host && mark(readings, wordsOfHost(identity.host), marks)) found.push('from-host');
  return found.length > 0 && isDerived(folded, marks) ? found : [];
}

function isDerived(folded: string, marks: Uint8Array): boolean {
  let covered = 0;
  let lettersLeft = 0;
  for (let i = 0; i < folded.length; i++) {
    if (marks[i]) covered++;
    else if (isLetter(folded.charCodeAt(i))) lettersLeft++;
  }
  return makesUp(folded.length, covered, lettersLeft, share);
}
