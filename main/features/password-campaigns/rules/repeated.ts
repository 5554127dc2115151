import { countLetters } from './fold.ts';
import { endOfLetters, makesUp, startOfLetters } from './trimmings.ts';

const share = 0.6;

function isTwice(text: string): boolean {
  const half = text.length / 2;
  return half >= 2 && Number.isInteger(half) && text.slice(0, half) === text.slice(half);
}

/** Whether a block of `period` characters comes at least three times in a row and makes up the text. */
function isManyTimes(text: string, period: number): boolean {
  let same = 0;
  for (let i = period; i <= text.length; i++) {
    if (i < text.length && text.charCodeAt(i) === text.charCodeAt(i - period)) {
      same++;
      continue;
    }
    const stretch = same + period;
    if (stretch >= 3 * period && stretch >= 4) {
      const left = countLetters(text.slice(0, i - stretch)) + countLetters(text.slice(i));
      if (makesUp(text.length, stretch, left, share)) return true;
    }
    same = 0;
  }
  return false;
}

/**
 * Whether a repetition makes up a folded password: the whole of it, but for trimmings, is one block twice ("coucou12"), or
 * one block three times or more covers 60 % of it ("aaaaaaaB", "abcabcabc").
 */
export function isRepetition(folded: string): boolean {
  if (folded.length < 4) return false;
  const core = folded.slice(startOfLetters(folded), endOfLetters(folded));
  if (isTwice(folded) || (core.length >= 4 && isTwice(core))) return true;
  const most = Math.floor(folded.length / 3);
  for (let period = 1; period <= most; period++) if (isManyTimes(folded, period)) return true;
  return false;
}
