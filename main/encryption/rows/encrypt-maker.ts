import type { ColumnCipher } from '../cipher/column-cipher.ts';
import type { ShadowedRow, ShadowMaker, Verdict } from './shadow-maker.ts';

/** Shadows that are ciphertexts, with the blind index that the cipher makes. */
export function encryptMaker(cipher: ColumnCipher): ShadowMaker {
  return {
    kind: 'encrypt',
    async make(rows) {
      return rows.map(({ row, clear }) => ({
        shadow: cipher.encrypt(row, clear),
        blindIndex: cipher.blindIndex(clear),
      }));
    },
    check: async (rows) => rows.map((row) => verdict(cipher, row)),
    close: async () => {},
  };
}

function verdict(cipher: ColumnCipher, { row, clear, shadow, blindIndex }: ShadowedRow): Verdict {
  const opened = cipher.decrypt(row, shadow);
  if (typeof opened === 'string') return 'corrupt';
  if (clear !== null && !opened.equals(clear)) return 'stale';
  const expected = cipher.blindIndex(opened);
  const same = expected === null || blindIndex === null ? expected === blindIndex : expected.equals(blindIndex);
  return same ? 'right' : 'stale';
}
