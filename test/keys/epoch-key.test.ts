import { expect, test } from 'vitest';
import {
  commitmentTo,
  makeEpochKey,
  recipientLabel,
  statementKey,
  unwrapKeys,
  wrapKeys,
} from '../../main/keys/epoch-key.ts';
import { someone, team } from './people.ts';

const [ada, bob] = await Promise.all([someone('Ada'), someone('Bob')]);

test('keys wrapped for somebody are unwrapped by her, all of them, and by nobody else', async () => {
  const keys = new Map([1, 2, 70_000].map((epoch) => [epoch, new Uint8Array(makeEpochKey())]));
  const wrapped = await wrapKeys(team, keys, ada.person.box);
  expect(await unwrapKeys(wrapped, ada.identity)).toEqual({ team, keys });
  expect(await unwrapKeys(wrapped, bob.identity)).toBeUndefined();
});

test('the wrapping is age’s own format', async () => {
  const wrapped = await wrapKeys(team, new Map([[1, makeEpochKey()]]), ada.person.box);
  expect(Buffer.from(wrapped).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
});

test('what is altered, cut, or no age file gives no key', async () => {
  const wrapped = await wrapKeys(team, new Map([[1, makeEpochKey()]]), ada.person.box);
  const last = wrapped.length - 1;
  const altered = wrapped.map((byte, place) => (place === last ? byte ^ 1 : byte));
  for (const bytes of [altered, wrapped.slice(0, -3), new Uint8Array(), Buffer.from('age'), new Uint8Array(500_000)])
    expect(await unwrapKeys(bytes, ada.identity)).toBeUndefined();
});

test('a commitment is to one key, of one epoch, of one team; it tells nothing of the key', () => {
  const key = makeEpochKey();
  const all = [
    commitmentTo(team, 1, key),
    commitmentTo(team, 2, key),
    commitmentTo('other', 1, key),
    commitmentTo(team, 1, makeEpochKey()),
  ];
  expect(new Set(all).size).toBe(4);
  expect(statementKey(key)).not.toEqual(key);
});

test('the journal knows a recipient by a digest of her key', () => {
  const label = recipientLabel(ada.person.box);
  expect(label).toMatch(/^[0-9a-f]{64}$/);
  expect(recipientLabel(bob.person.box)).not.toBe(label);
});
