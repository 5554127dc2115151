import type { CharacterClass } from '../../../../preload/contract/password-campaigns.ts';

/** Nothing is judged beyond so many UTF-16 units: more than the highest band, and little enough that NFC costs nothing. */
export const mostRead = 1024;

/** The special characters of the decision of 26 January 2018. */
export const specials = '-_@!:.#*';

const lower = 1;
const upper = 2;
const digit = 4;
const special = 8;
const otherAscii = 16;
const beyondAscii = 32;

const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (sign >= 'a' && sign <= 'z') return lower;
  if (sign >= 'A' && sign <= 'Z') return upper;
  if (sign >= '0' && sign <= '9') return digit;
  return specials.includes(sign) ? special : otherAscii;
});

/**
 * How many symbols each kind adds to the alphabet: 70 for the four classes of the decision, the 25 other printable ASCII
 * signs, and the 32 accented letters of French (16 small, 16 capital) for anything beyond.
 */
const sizes = [26, 26, 10, 8, 25, 32] as const;
const bits = Float64Array.from({ length: 64 }, (_, mask) =>
  Math.log2(
    Math.max(
      1,
      sizes.reduce((sum, size, i) => sum + (mask & (1 << i) ? size : 0), 0),
    ),
  ),
);
const names: readonly CharacterClass[] = ['lower', 'upper', 'digit', 'special'];
const classLists = Array.from({ length: 16 }, (_, mask) => names.filter((_name, i) => mask & (1 << i)));

export interface Composition {
  /** The text in NFC, cut to what is judged. */
  readonly text: string;
  readonly isAscii: boolean;
  /** Unicode code points after NFC, without trimming. */
  readonly length: number;
  readonly classes: CharacterClass[];
  readonly otherCharacters: boolean;
  /** Bits: length x log2(alphabet of the kinds present). */
  readonly entropy: number;
}

/** Of what a password is made. A lone surrogate counts as one character; a value too long to be judged counts as very long. */
export function composition(password: string): Composition {
  let text = password.length > mostRead ? password.slice(0, mostRead) : password;
  let mask = kindsIn(text);
  const isAscii = (mask & beyondAscii) === 0;
  if (!isAscii) {
    text = text.normalize('NFC');
    mask = kindsIn(text);
  }
  const length = isAscii ? text.length : codePoints(text);
  return {
    text,
    isAscii,
    length,
    classes: classLists[mask & 15] ?? [],
    otherCharacters: mask > 15,
    entropy: length * (bits[mask] ?? 0),
  };
}

function kindsIn(text: string): number {
  let mask = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    mask |= code < 128 ? (kinds[code] ?? otherAscii) : beyondAscii;
  }
  return mask;
}

function codePoints(text: string): number {
  let length = text.length;
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(i) & 0xfc00) === 0xdc00) length--;
  }
  return length;
}
