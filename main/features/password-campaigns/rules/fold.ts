export { fold, isAscii } from '../../../shared/fold-text.ts';

/** Letters of a folded text: a to z, and whatever alphabet is not Latin. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || code > 127;
}

/** How many of the characters are letters. */
export function countLetters(folded: string): number {
  let count = 0;
  for (let i = 0; i < folded.length; i++) if (isLetter(folded.charCodeAt(i))) count++;
  return count;
}
