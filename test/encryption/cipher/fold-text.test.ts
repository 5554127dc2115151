import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed, foldText } from '../../../main/encryption/cipher/fold-text.ts';
import { hostileText } from './column-arbitraries.ts';

const isCompatibility = (code: number) => (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f);
/** Composed or taken apart by what came after Unicode 14. */
const isYounger = (sign: string) =>
  composed(sign.normalize('NFD')) !== sign.normalize('NFC') || composed(sign) !== sign.normalize('NFC');
const all = function* () {
  for (let code = 0; code <= 0x10ffff; code += 1) if (code < 0xd800 || code > 0xdfff) yield code;
};

test('each character composes as Unicode says, but for those younger than the table and CJK compatibility', () => {
  const younger: number[] = [];
  for (const code of all()) {
    if (isCompatibility(code)) continue;
    const sign = String.fromCodePoint(code);
    for (const text of [sign, sign.normalize('NFD')]) {
      if (composed(text) === text.normalize('NFC')) continue;
      expect(composed(text)).toBe(text);
      younger.push(code);
    }
  }
  // Decompositions that Unicode 15 to 17 added; a later Node may know a few more.
  expect(younger.length).toBeLessThan(100);
});

test('texts compose as Unicode says, whatever the order of their marks', () => {
  const known = hostileText.filter((text) =>
    Array.from(text).every((sign) => !isCompatibility(sign.codePointAt(0) ?? 0)),
  );
  const marks = fc.array(
    fc.constantFrom(...'aeAoUsẛ\u0301\u0300\u0323\u0327\u0345\u0308\u0328\u05b0\u0f71\u0f72\u0f74\u3099か'),
    { maxLength: 9 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        known,
        marks.map((signs) => signs.join('')),
      ),
      (text) => {
        // Characters younger than the table compose nowhere in these.
        fc.pre(!Array.from(text).some(isYounger));
        expect(composed(text)).toBe(text.normalize('NFC'));
        expect(composed(composed(text))).toBe(composed(text));
      },
    ),
    { numRuns: 3_000 },
  );
});

test('two characters fold to the same where Unicode folds them to the same, and nowhere else', () => {
  const younger: number[] = [];
  for (const code of all()) {
    const sign = String.fromCodePoint(code);
    const folded = foldText(sign, false);
    const small = sign.toLowerCase();
    // `i` with `u` compares by simple case folding.
    if (
      folded === sign &&
      small !== sign &&
      sign.normalize('NFD') === sign &&
      new RegExp(`^${small}$`, 'iu').test(sign)
    ) {
      if (foldText(small, false) !== folded) younger.push(code);
    }
    if (folded === sign || isCompatibility(code) || sign.normalize('NFD') !== sign) continue;
    expect(new RegExp(`^${folded}$`, 'iu').test(sign), code.toString(16)).toBe(true);
  }
  expect(younger.length).toBeLessThan(200);
  expect(younger.filter((code) => code < 0x1c89)).toEqual([]);
  for (const [one, other] of [
    ['STRASSE', 'straße'],
    ['ẞ', 'ss'],
    ['ﬁn', 'FIN'],
    ['ΌΣΟΣ', 'όσος'],
    ['ŒUVRE', 'œuvre'],
    ['E\u0301', 'é'],
  ]) {
    expect(foldText(one ?? '', true)).toBe(foldText(other ?? '', true));
  }
  // An address is another domain with ß than with ss.
  expect(foldText('straße', false)).not.toBe(foldText('strasse', false));
  expect(foldText('ẞ', false)).toBe('ß');
  expect(foldText('İI', true)).not.toBe(foldText('II', true));
});

test('a folded text stays as it is, and equivalent texts fold to one', () => {
  fc.assert(
    fc.property(hostileText, fc.boolean(), (text, whole) => {
      const folded = foldText(text, whole);
      expect(foldText(folded, whole)).toBe(folded);
      const young = Array.from(text).some((sign) => isYounger(sign) || isCompatibility(sign.codePointAt(0) ?? 0));
      if (!young) expect(foldText(text.normalize('NFD'), whole)).toBe(folded);
    }),
    { numRuns: 3_000 },
  );
});

test('the quick way for plain letters is the way of the table', () => {
  for (let code = 0; code < 0x180; code += 1) {
    const sign = String.fromCodePoint(code);
    // A sign outside of the quick way beside it sends it the slow one.
    for (const whole of [true, false]) expect(foldText(`${sign}\u4e00`, whole)).toBe(`${foldText(sign, whole)}\u4e00`);
  }
});
