import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, normaliseText } from '../../../main/encryption/cipher/normalise.ts';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import { columnNamed, hostileText } from './column-arbitraries.ts';

const kinds = ['email', 'telephone', 'text'] as const;

describe('what a search takes for the same', () => {
  test.each([
    [' Camille.Dupont@Example.ORG\u00a0', 'camille.dupont@example.org'],
    ['\ufeffÉlo\u0308ise@exemple.fr', 'élöise@exemple.fr'],
    ['a b@c', 'a b@c'],
  ])('as an e-mail address: %j is %j', (value, same) => expect(normaliseText('email', value)).toBe(same));

  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['06.12.34.56.78', '+33612345678'],
    ['+33 (0)6 12-34-56-78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['33612345678', '+33612345678'],
    ['612345678', '+33612345678'],
    ['\u202f06\u00a012\u202f34 56\u201178', '+33612345678'],
    ['0692 12 34 56', '+262692123456'],
    ['+262 692 12 34 56', '+262692123456'],
    ['+32 2 555 12 12', '+3225551212'],
    ['3615', '3615'],
    ['06 12 34 56 78 Poste 4', '06 12 34 56 78 poste 4'],
    ['', ''],
  ])('as a telephone number: %j is %j', (value, same) => expect(normaliseText('telephone', value)).toBe(same));

  test.each([
    ['  Le\tGall  \u00a0Élise ', 'le gall élise'],
    ['STRASSE', normaliseText('text', 'straße')],
  ])('as a text: %j is %j', (value, same) => expect(normaliseText('text', value)).toBe(same));

  test('what is normalised stays as it is, and bytes that are no text are themselves', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), hostileText, (kind, text) => {
        const once = normalise(kind, Buffer.from(text));
        expect(Buffer.from(normalise(kind, once))).toEqual(Buffer.from(once));
      }),
      { numRuns: 3_000 },
    );
    const none = Buffer.from([0x20, 0xff, 0x41]);
    for (const kind of kinds) expect(Buffer.from(normalise(kind, none))).toEqual(none);
  });

  test('a long run of blanks is gone through once', () => {
    const blanks = ' '.repeat(500_000);
    const begun = performance.now();
    for (const kind of kinds) normaliseText(kind, `a${blanks}b`);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('indexes are equal exactly when the normalised values are', () => {
    const keys = { current: { number: 1, key: Buffer.alloc(32, 1) }, older: [], index: Buffer.alloc(32, 2) };
    fc.assert(
      fc.property(fc.constantFrom(...kinds), hostileText, hostileText, fc.boolean(), (kind, one, other, near) => {
        const { blindIndex } = openColumnCipher(columnNamed('t', 'c', kind), keys);
        const second = near ? ` ${one.toUpperCase()} ` : other;
        const same = normaliseText(kind, one) === normaliseText(kind, second);
        expect(blindIndex(Buffer.from(one))?.equals(blindIndex(Buffer.from(second)) ?? Buffer.of())).toBe(same);
      }),
      { numRuns: 2_000 },
    );
  });
});
