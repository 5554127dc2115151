import { expect, test } from 'vitest';
import { fingerprintOf } from '../../main/keys/fingerprint.ts';
import { someone } from './people.ts';

const [ada, bob] = await Promise.all([someone('Ada'), someone('Bob')]);

test('four groups of five digits, the same each time', async () => {
  const fingerprint = await fingerprintOf('root', ada.person);
  expect(fingerprint).toHaveLength(4);
  for (const group of fingerprint) expect(group).toMatch(/^\d{5}$/);
  expect(await fingerprintOf('root', { ...ada.person })).toEqual(fingerprint);
});

test('another key of either kind, or another team, is another fingerprint', async () => {
  const all = await Promise.all([
    fingerprintOf('root', ada.person),
    fingerprintOf('root', { ...ada.person, box: bob.person.box }),
    fingerprintOf('root', { ...ada.person, sign: bob.person.sign }),
    fingerprintOf('another', ada.person),
  ]);
  expect(new Set(all.map((groups) => groups.join(' '))).size).toBe(4);
});
