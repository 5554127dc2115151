import { isLetter } from './fold.ts';

/** Digits and signs around a word, as in "Soleil2018!", count as trimmings up to so many characters; more are a part of their own. */
export const mostTrimmings = 8;

/** Where the tail of digits and signs begins: just after the last letter; 0 when there is none. */
export function endOfLetters(folded: string): number {
  let end = folded.length;
  while (end > 0 && !isLetter(folded.charCodeAt(end - 1))) end--;
  return end;
}

/** Where the first letter stands; the length when there is none. */
export function startOfLetters(folded: string): number {
  let start = 0;
  while (start < folded.length && !isLetter(folded.charCodeAt(start))) start++;
  return start;
}

/**
 * Whether a pattern makes up a password: it covers at least the given share of it, or what is left over is nothing but
 * trimmings (no letter, at most eight characters). All counts are of characters.
 */
export function makesUp(length: number, covered: number, lettersLeft: number, share: number): boolean {
  return covered >= length * share || (lettersLeft === 0 && length - covered <= mostTrimmings);
}
