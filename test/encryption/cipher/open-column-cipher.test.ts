import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnKeys } from '../../../main/encryption/cipher/column-cipher.ts';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import { bytes, columnNamed, key32, keys, name, rowKey } from './column-arbitraries.ts';

const row = [Buffer.from('12')];
const keysOf = (number: number, fill = number): ColumnKeys => ({
  current: { number, key: Buffer.alloc(32, fill) },
  older: [],
  index: Buffer.alloc(32, 99),
});
const cipher = openColumnCipher(columnNamed('comptes', 'email', 'email'), keysOf(7));

describe('layout 1 of a ciphertext', () => {
  test('reads back whatever was encrypted, in 33 bytes more, with the number of its key', () => {
    fc.assert(
      fc.property(keys, name, name, rowKey, bytes, (ring, table, column, at, clear) => {
        const ours = openColumnCipher(columnNamed(table, column), ring);
        const made = ours.encrypt(at, clear);
        expect(made.length).toBe(33 + clear.length);
        expect(made[0]).toBe(1);
        expect(made.readUInt32BE(1)).toBe(ring.current.number);
        expect(ours.keyNumber(made)).toBe(ring.current.number);
        expect(ours.decrypt(at, made)).toEqual(Buffer.from(clear));
      }),
    );
  });

  test('refuses a ciphertext of which any one bit has changed', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (clear, place) => {
        const made = cipher.encrypt(row, clear);
        const bit = place % (made.length * 8);
        made[bit >> 3] = (made[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(cipher.decrypt(row, made)).toBeTypeOf('string');
      }),
      { numRuns: 1_000 },
    );
    // Every bit of one, so that none is left to chance.
    const whole = cipher.encrypt(row, Buffer.from('é'));
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const changed = Buffer.from(whole);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const expected = bit < 8 ? 'unknown-version' : bit < 40 ? 'unknown-key' : 'damaged';
      expect(cipher.decrypt(row, changed)).toBe(expected);
    }
  });

  test('refuses a value that was moved to another row, column or table', () => {
    fc.assert(
      fc.property(name, name, rowKey, name, name, rowKey, bytes, (table, column, at, table2, column2, at2, clear) => {
        const same = table === table2 && column === column2 && JSON.stringify(at) === JSON.stringify(at2);
        fc.pre(!same);
        const made = openColumnCipher(columnNamed(table, column), keysOf(1)).encrypt(at, clear);
        expect(openColumnCipher(columnNamed(table2, column2), keysOf(1)).decrypt(at2, made)).toBe('damaged');
        expect(openColumnCipher(columnNamed(table, column), keysOf(1)).decrypt(at2, made)).toEqual(
          JSON.stringify(at) === JSON.stringify(at2) ? Buffer.from(clear) : 'damaged',
        );
      }),
    );
    // The neighbours that only the length tells apart.
    const made = cipher.encrypt([Buffer.from('1'), Buffer.from('23')], Buffer.from('x'));
    for (const other of [['12', '3'], ['123'], ['1', '23', ''], ['1', '2', '3']]) {
      const at = other.map((part) => Buffer.from(part));
      expect(cipher.decrypt(at, made)).toBe('damaged');
    }
  });

  test('never gives the same bytes nor the same nonce twice', () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 10_000; turn += 1) seen.add(cipher.encrypt(row, Buffer.of()).toString('latin1', 5, 17));
    expect(seen.size).toBe(10_000);
  });

  test('tells an unknown version and an unknown key from damage, and reads older keys', () => {
    const old = openColumnCipher(columnNamed('comptes', 'email'), keysOf(3)).encrypt(row, Buffer.from('a@b'));
    expect(cipher.decrypt(row, old)).toBe('unknown-key');
    const both = { ...keysOf(7), older: [keysOf(3).current] };
    const ring = openColumnCipher(columnNamed('comptes', 'email'), both);
    expect(ring.decrypt(row, old)).toEqual(Buffer.from('a@b'));
    expect(ring.keyNumber(old)).toBe(3);
    expect(ring.keyNumber(ring.encrypt(row, Buffer.from('a@b')))).toBe(7);
    expect(openColumnCipher(columnNamed('comptes', 'email'), keysOf(3, 4)).decrypt(row, old)).toBe('damaged');
    expect(cipher.decrypt(row, Buffer.from([2, ...old.subarray(1)]))).toBe('unknown-version');
    expect(cipher.decrypt(row, Buffer.alloc(0))).toBe('damaged');
    expect(cipher.decrypt(row, old.subarray(0, 32))).toBe('damaged');
    for (const none of ['', 'someone@example.org', '\u0001short']) {
      expect(cipher.keyNumber(Buffer.from(none))).toBeUndefined();
    }
  });

  test('a canary opens under its key alone, and is nobody’s value', () => {
    const canary = cipher.canary();
    expect(cipher.opensCanary(canary)).toBe(true);
    expect(openColumnCipher(columnNamed('comptes', 'email'), keysOf(7, 8)).opensCanary(canary)).toBe(false);
    expect(openColumnCipher(columnNamed('comptes', 'email'), keysOf(8)).opensCanary(canary)).toBe(false);
    expect(openColumnCipher(columnNamed('comptes', 'nom'), keysOf(7)).opensCanary(canary)).toBe(false);
    expect(cipher.decrypt(row, canary)).toBe('damaged');
    expect(cipher.opensCanary(cipher.encrypt(row, Buffer.from('ouvadesk canary 1')))).toBe(false);
    expect(() => cipher.encrypt([], Buffer.from('x'))).toThrow('primary key');
  });

  test('keys of another size, or two of one number, are refused at once', () => {
    const open = (ring: ColumnKeys) => () => openColumnCipher(columnNamed('t', 'c', 'text'), ring);
    expect(open({ ...keysOf(1), current: { number: 1, key: Buffer.alloc(16) } })).toThrow('32 bytes');
    expect(open({ ...keysOf(1), index: Buffer.alloc(31) })).toThrow('32 bytes');
    expect(open({ ...keysOf(1), older: [keysOf(1).current] })).toThrow('same number');
    for (const number of [0, -1, 1.5, 2 ** 32, Number.NaN]) expect(open(keysOf(number, 1))).toThrow('number');
  });
});

describe('the blind index', () => {
  test('has 16 bytes, is the same for the same value, and another under another key', () => {
    fc.assert(
      fc.property(key32, key32, bytes, (index, other, clear) => {
        const with_ = (key: Uint8Array) =>
          openColumnCipher(columnNamed('t', 'c', 'text'), { ...keysOf(1), index: key });
        const made = with_(index).blindIndex(clear);
        expect(made?.length).toBe(16);
        expect(with_(index).blindIndex(clear)).toEqual(made);
        if (Buffer.compare(index, other) !== 0) expect(with_(other).blindIndex(clear)).not.toEqual(made);
      }),
    );
  });

  test('is null where the column has none', () => {
    expect(openColumnCipher(columnNamed('t', 'c'), keysOf(1)).blindIndex(Buffer.from('a'))).toBeNull();
  });
});
