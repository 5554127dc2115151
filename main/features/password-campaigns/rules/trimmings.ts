import { isLetter } from './fold.ts';

/** Digits and signs around a word, as in "Soleil2018!", count as trimmings up to so many characters; more are a part of their own. */
export const mostTrimmings = 8;

/** The text without what follows its last letter; empty when it has none. */
export function withoutTail(folded: string): string {
  let end = folded.length;
  while (end > 0 && !isLetter(folded.charCodeAt(end - 1))) end--;
  return folded.slice(0, end);
}

/** The text without what comes before its first letter. */
export function withoutHead(folded: string): string {
  let start = 0;
  while (start < folded.length && !isLetter(folded.charCodeAt(start))) start++;
  return folded.slice(start);
}

/**
 * Whether a pattern makes up a password: it covers at least the given share of it, or what is left over is nothing but
 * trimmings (no letter, at most eight characters). All counts are of characters.
 */
export function makesUp(length: number, covered: number, lettersLeft: number, share: number): boolean {
  return covered >= length * share || (lettersLeft === 0 && length - covered <= mostTrimmings);
}
