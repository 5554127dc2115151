import { pair, type UnicodeTable, unicodeTable } from './unicode-table.ts';

/** ASCII, and the letters of Latin-1 and Latin Extended-A that have one small letter: composed already, and lower case says it all. */
const plain = /^[\0-\x7f\u00c0-\u00de\u00e0-\u012f\u0131-\u0148\u014a-\u017e]*$/;

/**
 * A text without difference of case and of composition: the same result for all that Unicode calls canonical caseless matches
 * (Unicode 14, D145), composed (NFC). `whole`: "ß" becomes "ss"; otherwise one character stays one.
 */
export function foldText(text: string, whole: boolean): string {
  if (plain.test(text)) return text.toLowerCase();
  const table = unicodeTable();
  const apart = decompose(Array.from(text, codePoint), table);
  const folded = apart.flatMap(
    (sign) => (whole ? table.fullFolds.get(sign) : undefined) ?? [table.folds.get(sign) ?? sign],
  );
  return toText(compose(decompose(folded, table), table));
}

/** NFC by the table alone. */
export function composed(text: string): string {
  const table = unicodeTable();
  return toText(compose(decompose(Array.from(text, codePoint), table), table));
}

const codePoint = (sign: string): number => sign.codePointAt(0) ?? 0;

/** Not by one call with all of them: a long text has more than a call takes arguments. */
const toText = (signs: readonly number[]): string => signs.map((sign) => String.fromCodePoint(sign)).join('');

/** NFD: each sign taken apart, marks in the order of their classes (Unicode 3.11, D108 and D109). */
function decompose(signs: readonly number[], table: UnicodeTable): number[] {
  const apart: number[] = [];
  for (const sign of signs) takeApart(sign, table, apart);
  let begun = 0;
  for (let place = 0; place <= apart.length; place += 1) {
    const sign = apart[place];
    if (sign !== undefined && table.classes.has(sign)) continue;
    if (place - begun > 1) order(apart, begun, place, table);
    begun = place + 1;
  }
  return apart;
}

function takeApart(sign: number, table: UnicodeTable, into: number[]): void {
  if (sign >= 0xac00 && sign <= 0xd7a3) {
    const place = sign - 0xac00;
    into.push(0x1100 + Math.floor(place / 588), 0x1161 + Math.floor((place % 588) / 28));
    if (place % 28 !== 0) into.push(0x11a7 + (place % 28));
    return;
  }
  const parts = table.decompositions.get(sign);
  if (parts === undefined) into.push(sign);
  else for (const part of parts) takeApart(part, table, into);
}

function order(signs: number[], from: number, to: number, table: UnicodeTable): void {
  const marks = signs.slice(from, to);
  // Array.prototype.sort is stable, as the rule asks.
  marks.sort((a, b) => (table.classes.get(a) ?? 0) - (table.classes.get(b) ?? 0));
  for (const [place, mark] of marks.entries()) signs[from + place] = mark;
}

/** The composition of D117: each sign joins the last starter unless something of its class or higher stands between. */
function compose(signs: readonly number[], table: UnicodeTable): number[] {
  const out: number[] = [];
  let starter = -1;
  let before = -1;
  for (const sign of signs) {
    const kind = table.classes.get(sign) ?? 0;
    const first = out[starter];
    if (first !== undefined && before < kind) {
      const joined = join(first, sign, table);
      if (joined !== undefined) {
        out[starter] = joined;
        continue;
      }
    }
    if (kind === 0) starter = out.length;
    // A starter lets only what follows it at once join it; marks after it, those of a higher class than the last.
    before = kind === 0 ? -1 : kind;
    out.push(sign);
  }
  return out;
}

function join(first: number, second: number, table: UnicodeTable): number | undefined {
  const [lead, vowel] = [first - 0x1100, second - 0x1161];
  if (lead >= 0 && lead < 19 && vowel >= 0 && vowel < 21) return 0xac00 + (lead * 21 + vowel) * 28;
  const tail = second - 0x11a7;
  if (first >= 0xac00 && first <= 0xd7a3 && (first - 0xac00) % 28 === 0 && tail > 0 && tail < 28) return first + tail;
  return table.compositions.get(pair(first, second));
}
