import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  commitmentTo,
  isProofBy,
  makePair,
  proofBy,
  unwrapPair,
  wrapPair,
} from '../../../../main/features/column-encryption/keys/key-pair.ts';
import { freshNumber } from '../../../../main/features/column-encryption/keys/make-key.ts';
import { makeIdentity, publicKeysOf } from '../../../../main/keys/identity.ts';

const name = fc.string({ unit: 'grapheme', maxLength: 20 });
const facts = fc.record({
  ...{ plan: name, source: name, table: name, column: name, madeAt: name, by: name },
  ...{ number: fc.nat(), root: fc.nat(), after: fc.nat() },
});

test('a commitment is that of one key at one place: any other place or key gives another', () => {
  const [pair, other] = [makePair(), makePair()];
  fc.assert(
    fc.property(facts, facts, (here, there) => {
      expect(commitmentTo(here, pair)).toBe(commitmentTo({ ...here }, pair));
      expect(commitmentTo(here, pair)).not.toBe(commitmentTo(here, other));
      expect(commitmentTo(here, pair) === commitmentTo(there, pair)).toBe(
        JSON.stringify(Object.entries(here).sort()) === JSON.stringify(Object.entries(there).sort()),
      );
    }),
  );
});

test('what is wrapped opens for its box alone', async () => {
  const pair = makePair();
  const [ada, bob] = [makeIdentity(), makeIdentity()];
  const wrapped = await wrapPair(pair, (await publicKeysOf(ada)).box);
  const back = await unwrapPair(wrapped, ada);
  expect(Buffer.from(back?.key ?? []).equals(pair.key)).toBe(true);
  expect(Buffer.from(back?.index ?? []).equals(pair.index)).toBe(true);
  expect(await unwrapPair(wrapped, bob)).toBeUndefined();
  for (const bad of ['', 'nothing', wrapped.slice(0, -8), 'A'.repeat(100_000), wrapped.replace(/^..../, 'AAAA')])
    expect(await unwrapPair(bad, ada)).toBeUndefined();
});

test('a proof is one key’s, for one use and one thing', () => {
  const [pair, other] = [makePair(), makePair()];
  const proof = proofBy(pair, 'holder', ['a', 'b']);
  expect(isProofBy(pair, 'holder', ['a', 'b'], proof)).toBe(true);
  expect(isProofBy(pair, 'holder', ['ab', ''], proof)).toBe(false);
  expect(isProofBy(pair, 'rehearsal', ['a', 'b'], proof)).toBe(false);
  expect(isProofBy(other, 'holder', ['a', 'b'], proof)).toBe(false);
  for (const bad of ['', 'é'.repeat(32), proof.slice(1)])
    expect(isProofBy(pair, 'holder', ['a', 'b'], bad)).toBe(false);
});

test('a number that is taken is drawn again, and none is 0 or past 32 bits', () => {
  let refused = 0;
  const number = freshNumber(() => {
    refused += 1;
    return refused < 50;
  });
  expect(refused).toBe(50);
  expect(number).toBeGreaterThan(0);
  expect(number).toBeLessThan(2 ** 32);
});
