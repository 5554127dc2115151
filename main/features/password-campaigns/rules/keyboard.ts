import { countLetters, isLetter } from './fold.ts';
import { makesUp } from './trimmings.ts';

/** Positions are row x 32 + column, so that a step between two keys is one difference. */
const rowSize = 32;
const right = 1;
const down = rowSize;
const downLeft = rowSize - 1;
const downRight = rowSize + 1;

interface Layout {
  readonly positions: Int16Array;
  readonly steps: ReadonlySet<number>;
}

function layout(rows: readonly (readonly string[])[], steps: readonly number[]): Layout {
  const positions = new Int16Array(256).fill(-1);
  rows.forEach((shifts, row) => {
    for (const keys of shifts) {
      [...keys].forEach((key, column) => {
        const code = key.charCodeAt(0);
        if (key !== ' ' && code < 256) positions[code] = row * rowSize + column;
      });
    }
  });
  return { positions, steps: new Set(steps.flatMap((step) => [step, -step])) };
}

/** Rows from top to bottom, each with and without Shift; a space stands for a key we do not know. */
const layouts: readonly Layout[] = [
  layout(
    [
      ['&é"\'(-è_çà)=', '1234567890°+'],
      ['azertyuiop^$'],
      ['qsdfghjklmù*', '           %µ'],
      ['wxcvbn,;:!', '      ?./§'],
    ],
    [right, down, downLeft],
  ),
  layout(
    [
      ['1234567890-=', '!@#$%^&*()_+'],
      ['qwertyuiop[]', '          {}'],
      ["asdfghjkl;'", '         :"'],
      ['zxcvbnm,./', '       <>?'],
    ],
    [right, down, downLeft],
  ),
  layout([['789'], ['456'], ['123'], ['0']], [right, down, downLeft, downRight]),
  // The order of the alphabet is a path as well known as a row of keys.
  layout([['abcdefghijklmnopqrstuvwxyz']], [right]),
];

const share = 0.6;

function followsPath(text: string, letters: number, { positions, steps }: Layout): boolean {
  let covered = 0;
  let coveredLetters = 0;
  let longest = 0;
  let pieces = 0;
  let start = 0;
  let counted = 0;
  let before = 0;
  for (let i = 1; i <= text.length; i++) {
    const from = positions[text.charCodeAt(i - 1)] ?? -1;
    const to = i < text.length ? (positions[text.charCodeAt(i)] ?? -1) : -1;
    const step = from < 0 || to < 0 || !steps.has(to - from) ? 0 : to - from;
    if (step === before && step !== 0) continue;
    const keys = before === 0 ? 1 : i - start;
    if (keys >= 3) {
      pieces++;
      longest = Math.max(longest, keys);
      for (let k = Math.max(start, counted); k < i; k++) if (isLetter(text.charCodeAt(k))) coveredLetters++;
      covered += i - Math.max(start, counted);
      counted = i;
    }
    start = step === 0 ? i : i - 1;
    before = step;
  }
  if (longest < 4 && pieces < 2) return false;
  return makesUp(text.length, covered, letters - coveredLetters, share);
}

/**
 * Whether keys in a straight line make up a password (NFC, lower case): a line of four keys or several of three, which
 * cover 60 % of it, or all but trimmings. Rows, columns and diagonals of AZERTY, QWERTY and the numeric pad, and the
 * alphabet, in both directions.
 */
export function isKeyboardPath(lower: string): boolean {
  if (lower.length < 4) return false;
  const letters = countLetters(lower);
  return layouts.some((one) => followsPath(lower, letters, one));
}
