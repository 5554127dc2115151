import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SealBroken } from '../../main/sync/failures.ts';
import { batchPlace, seal, unseal } from '../../main/sync/seal.ts';
import { idOf, seed } from './histories.ts';

const key = randomBytes(32);
const batch = { device: idOf(1, 0), first: 11, last: 20, epoch: 3 };
const contents = Buffer.from('Kbis reçu, à vérifier');
const sealed = seal(key, batchPlace(batch), contents);

it('opens at its place under its key', () => {
  expect(unseal(key, batchPlace({ ...batch }), sealed)).toEqual(contents);
});

it('opens with no bit flipped, nothing cut off and nothing added', () => {
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const altered = Buffer.from(sealed);
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => unseal(key, batchPlace(batch), altered)).toThrow(SealBroken);
  }
  for (let length = 0; length < sealed.length; length += 1)
    expect(() => unseal(key, batchPlace(batch), sealed.subarray(0, length))).toThrow(SealBroken);
  expect(() => unseal(key, batchPlace(batch), Buffer.concat([sealed, Buffer.of(0)]))).toThrow(SealBroken);
});

it.each([
  ['another device', { ...batch, device: idOf(1, 1) }],
  ['another first number', { ...batch, first: 10 }],
  ['another last number', { ...batch, last: 21 }],
  ['numbers exchanged', { ...batch, first: 20, last: 11 }],
  ['another epoch', { ...batch, epoch: 4 }],
])('does not open as %s', (_, place) => {
  expect(() => unseal(key, batchPlace(place), sealed)).toThrow(SealBroken);
});

it('opens under no other key, and for nothing of another kind', () => {
  expect(() => unseal(randomBytes(32), batchPlace(batch), sealed)).toThrow(SealBroken);
  expect(() => unseal(key, { ...batchPlace(batch), what: 'ouvadesk snapshot 1' }, sealed)).toThrow(SealBroken);
});

it('never seals the same contents alike, nor shows them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 200 }), (bytes) => {
      const [one, two] = [seal(key, batchPlace(batch), bytes), seal(key, batchPlace(batch), bytes)];
      expect(one.equals(two)).toBe(false);
      expect(one.includes(Buffer.from(bytes))).toBe(false);
    }),
    { seed },
  );
});
