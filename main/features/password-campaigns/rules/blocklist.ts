import type { Finding } from '../../../../preload/contract/password-campaigns.ts';
import { type Dictionaries, inCommonList, inFrenchList } from './dictionaries/dictionaries.ts';
import type { WordLists } from './dictionaries/word-lists.ts';
import { endOfLetters, mostTrimmings, startOfLetters } from './trimmings.ts';

/** A word of three letters with digits around it says too little. */
const shortestCore = 4;
const longest = 64;

/** The lists that hold the characters from start to end in one of the readings. */
function look(lists: WordLists, readings: readonly string[], start: number, end: number): number {
  let found = 0;
  for (const reading of readings) found |= lists.of(reading, start, end);
  return found;
}

/**
 * In which lists a password stands, whatever its case and accents, as it is or with leet undone, or once up to eight digits
 * and signs around a core of four characters are left out ("P@ssw0rd2018!" is "password").
 */
export function listedIn(readings: readonly string[], { lists }: Dictionaries): Finding[] {
  const whole = readings[0] ?? '';
  if (whole.length > longest) return [];
  const start = startOfLetters(whole);
  const end = endOfLetters(whole);
  const isCore = (from: number, to: number) => to - from >= shortestCore && whole.length - (to - from) <= mostTrimmings;
  let found = look(lists, readings, 0, whole.length);
  if (end < whole.length && isCore(0, end)) found |= look(lists, readings, 0, end);
  if (start > 0 && isCore(start, whole.length)) found |= look(lists, readings, start, whole.length);
  if (start > 0 && end < whole.length && isCore(start, end)) found |= look(lists, readings, start, end);
  const findings: Finding[] = [];
  if (found & inCommonList) findings.push('blocklist-common');
  if (found & inFrenchList) findings.push('blocklist-french');
  return findings;
}
