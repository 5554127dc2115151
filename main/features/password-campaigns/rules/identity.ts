import type { Finding } from '../../../../preload/contract/password-campaigns.ts';
import { fold, isLetter } from './fold.ts';
import { makesUp } from './trimmings.ts';

/** Who holds an account, as far as the mapping tells; an unknown part is empty. `host` names the hosting itself. */
export interface Identity {
  readonly login: string;
  readonly email: string;
  readonly name: string;
  readonly host?: readonly string[];
}

export type IdentityFinding = Extract<Finding, `from-${string}`>;

const shortest = 3;
/** A reversed word of three letters is too often there by chance. */
const shortestReversed = 4;
const mostTokens = 12;
const share = 0.5;
const notAlphanumeric = /[^\p{L}\p{N}]+/u;
const notLetter = /[^\p{L}]+/u;

/** Words of a text of identity: its parts, the letters of each, and all joined; at least three characters each. */
function words(text: string): string[] {
  const folded = fold(text.slice(0, 200));
  const parts = folded.split(notAlphanumeric);
  const all = [parts.join(''), ...parts, ...parts.flatMap((part) => part.split(notLetter))];
  return [...new Set(all)].filter((word) => word.length >= shortest).slice(0, mostTokens);
}

/** The parts of an address: what stands before the @, and the domain without its last label ("example.co.uk" gives "example"). */
export function addressParts(email: string): { local: string; domain: string } {
  const at = email.lastIndexOf('@');
  if (at < 0) return { local: email, domain: '' };
  const labels = email
    .slice(at + 1)
    .split('.')
    .slice(0, -1);
  return { local: email.slice(0, at), domain: labels.join('.') };
}

const hostWords = new WeakMap<readonly string[], readonly string[]>();
function wordsOfHost(host: readonly string[]): readonly string[] {
  let known = hostWords.get(host);
  if (!known) {
    known = [...new Set(host.flatMap(words))];
    hostWords.set(host, known);
  }
  return known;
}

function reversed(word: string): string {
  let text = '';
  for (let i = word.length - 1; i >= 0; i--) text += word[i];
  return text;
}

/** Marks each place where the word, or its reverse, stands in one of the readings; the number of places found. */
function mark(readings: readonly string[], word: string, marks: Uint8Array): number {
  let found = 0;
  const spellings = word.length >= shortestReversed ? [word, reversed(word)] : [word];
  for (const spelling of spellings) {
    for (const reading of readings) {
      for (let at = reading.indexOf(spelling); at >= 0; at = reading.indexOf(spelling, at + spelling.length)) {
        marks.fill(1, at, at + spelling.length);
        found++;
      }
    }
  }
  return found;
}

/**
 * From what of the holder's identity a password is derived. `readings` are the folded password and what it says once leet
 * is undone, all of the same length. Words of at least three characters are looked for, also reversed; the password is
 * derived when together they cover half of it, or all but trimmings: "Lea2018!" for Léa, not three letters in a long one.
 */
export function derivedFrom(readings: readonly string[], identity: Identity): IdentityFinding[] {
  const folded = readings[0] ?? '';
  if (folded.length < shortest) return [];
  const { local, domain } = addressParts(identity.email);
  const sources: readonly [IdentityFinding, readonly string[]][] = [
    ['from-login', words(identity.login)],
    ['from-name', words(identity.name)],
    ['from-email', words(local)],
    ['from-domain', words(domain)],
    ['from-host', identity.host ? wordsOfHost(identity.host) : []],
  ];
  const marks = new Uint8Array(folded.length);
  const found: IdentityFinding[] = [];
  for (const [finding, tokens] of sources) {
    let places = 0;
    for (const token of tokens) places += mark(readings, token, marks);
    if (places > 0) found.push(finding);
  }
  if (found.length === 0) return found;
  let covered = 0;
  let lettersLeft = 0;
  for (let i = 0; i < folded.length; i++) {
    if (marks[i]) covered++;
    else if (isLetter(folded.charCodeAt(i))) lettersLeft++;
  }
  return makesUp(folded.length, covered, lettersLeft, share) ? found : [];
}
