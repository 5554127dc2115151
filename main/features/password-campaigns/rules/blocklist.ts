import type { Finding } from '../../../../preload/contract/password-campaigns.ts';
import { type Dictionaries, inCommonList, inFrenchList } from './dictionaries/dictionaries.ts';
import { unleet } from './leet.ts';
import { mostTrimmings, withoutHead, withoutTail } from './trimmings.ts';

/** A word of three letters with digits around it says too little. */
const shortestCore = 4;
const longest = 64;

/** The words under which a password may be listed: itself and, without its trimmings, its core; each also with leet undone. */
function spellings(readings: readonly string[]): string[] {
  const whole = readings[0] ?? '';
  const tail = withoutTail(whole);
  const head = withoutHead(whole);
  const both = withoutHead(tail);
  const cores = new Set([tail, head, both]);
  cores.delete(whole);
  const words = [...readings];
  for (const core of cores) {
    if (core.length >= shortestCore && whole.length - core.length <= mostTrimmings) words.push(core, ...unleet(core));
  }
  return words;
}

/**
 * In which lists a password stands, whatever its case and accents, as it is or with leet undone, or once up to eight digits
 * and signs around a core of four characters are left out ("P@ssw0rd2018!" is "password").
 */
export function listedIn(readings: readonly string[], { lists }: Dictionaries): Finding[] {
  if ((readings[0]?.length ?? 0) > longest) return [];
  let found = 0;
  for (const word of spellings(readings)) found |= lists.get(word) ?? 0;
  if (found === 0) return [];
  const findings: Finding[] = [];
  if (found & inCommonList) findings.push('blocklist-common');
  if (found & inFrenchList) findings.push('blocklist-french');
  return findings;
}
