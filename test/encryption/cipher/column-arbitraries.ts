import fc from 'fast-check';
import type { ColumnKeys } from '../../../main/encryption/cipher/column-cipher.ts';
import type { ColumnWork } from '../../../main/encryption/column-work.ts';

/** A column that is encrypted, of any name. */
export function columnNamed(
  table: string,
  column: string,
  index: 'none' | 'email' | 'telephone' | 'text' = 'none',
): ColumnWork {
  return { plan: '11111111-2222-4333-8444-555555555555', table, column, treatment: { kind: 'encrypt', index } };
}

export const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
export const bytes = fc.uint8Array({ maxLength: 300 });
export const rowKey = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 4 });
export const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((text) => text.isWellFormed());
export const keyNumber = fc.integer({ min: 1, max: 0xffff_ffff });

export const keys: fc.Arbitrary<ColumnKeys> = fc
  .record({
    numbers: fc.uniqueArray(keyNumber, { minLength: 1, maxLength: 4 }),
    secrets: fc.array(key32, { minLength: 5, maxLength: 5 }),
  })
  .map(({ numbers, secrets }) => {
    const [index = new Uint8Array(32), ...rest] = secrets;
    const ring = numbers.map((number, place) => ({ number, key: rest[place] ?? new Uint8Array(32) }));
    const [current = { number: 1, key: new Uint8Array(32) }, ...older] = ring;
    return { current, older, index };
  });

/** Whatever people, phones and spreadsheets have put into columns, and what nobody should. */
export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => text.isWellFormed()) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...[
            'e\u0301',
            'É',
            'é',
            'E\u0301',
            'ß',
            'ẞ',
            'ss',
            'İ',
            'i',
            'ı',
            'I',
            'ŉ',
            'ſ',
            'ς',
            'Σ',
            'σ',
            'ﬁ',
            'Ǆ',
            'ǅ',
          ],
          ...[
            '\u0345',
            '\u0301',
            '\u0323',
            '\u0327',
            '\u034f',
            'ᾈ',
            '한',
            '\u1112\u1161\u11ab',
            '\u1100',
            '\u1161',
            '豈',
            '𝅗𝅥',
            'Å',
            'Å',
          ],
          ...[
            ' ',
            '\u00a0',
            '\u202f',
            '\ufeff',
            '\u200b',
            '\t',
            '\n',
            '\u0085',
            '\0',
            '+33',
            '0',
            '(0)',
            '06',
            '.',
            '-',
            '@',
            'A',
            'ꭰ',
            '🎉',
            'А',
          ],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  },
  fc.array(fc.constantFrom(...'0123456789+ .-()/'), { maxLength: 16 }).map((signs) => signs.join('')),
);
