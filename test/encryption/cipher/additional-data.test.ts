import fc from 'fast-check';
import { expect, test } from 'vitest';
import { additionalData, netstrings } from '../../../main/encryption/cipher/additional-data.ts';

const parts = fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 5 });

/** What they were, read by the format alone. */
function readBack(data: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < data.length; ) {
    const colon = data.indexOf(':', at);
    const length = Number(data.toString('latin1', at, colon));
    found.push(data.subarray(colon + 1, colon + 1 + length));
    expect(data[colon + 1 + length]).toBe(0x2c);
    at = colon + 2 + length;
  }
  return found;
}

test('netstrings can be read in one way only', () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      expect(readBack(netstrings(one))).toEqual(one.map((part) => Buffer.from(part)));
      const same = JSON.stringify(one.map((part) => [...part])) === JSON.stringify(other.map((part) => [...part]));
      expect(netstrings(one).equals(netstrings(other))).toBe(same);
    }),
  );
});

test('the additional data is the context, the table, the column and each part of the key', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), parts, (table, column, row) => {
      const whole = netstrings(
        ['colenc1', table, column].map((part) => Buffer.from(part)).concat(row.map((part) => Buffer.from(part))),
      );
      expect(additionalData(table, column)(row).equals(whole)).toBe(true);
    }),
  );
  expect(additionalData('comptes', 'email')([Buffer.from('12')]).toString()).toBe('7:colenc1,7:comptes,5:email,2:12,');
});
