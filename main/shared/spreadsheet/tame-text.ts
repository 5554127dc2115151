import type { Tally } from './tally.ts';

/** The longest text of a cell that Excel opens, in UTF-16 units. */
export const longestText = 32_767;

/** Characters that need a look in any format: controls, surrogates (most are halves of emoji) and the two that XML forbids. */
export const doubtful = '\\u0000-\\u0008\\u000B-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids.
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * The same text as every format can hold it: a forbidden character or half a pair is taken out, a line break is LF, and
 * what passes 32,767 units is cut. All but the line breaks is told. What stood on both sides of a character taken out meets:
 * formulas and escapes are looked for afterwards.
 */
export function tameText(text: string, column: string, tally: Tally): string {
  const whole = text.replace(forbidden, '');
  if (whole !== text) tally.add('forbidden-character', column);
  const tame = whole.replace(/\r\n?/g, '\n');
  if (tame.length <= longestText) return tame;
  tally.add('text-cut', column);
  const cutsPair = /[\uD800-\uDBFF]/.test(tame.charAt(longestText - 1));
  return tame.slice(0, cutsPair ? longestText - 1 : longestText);
}
