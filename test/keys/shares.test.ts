import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityFromSecret, publicKeysOf } from '../../main/keys/identity.ts';
import { combineShares, readShare, type Share, splitSecret, writeShare } from '../../main/keys/shares.ts';
import { proveRecovery } from '../../main/keys/write-statement.ts';
import { Sample, someone } from './people.ts';

const secret = new Uint8Array(randomBytes(32));

test('any k parts of n give the secret back, any k - 1 do not', async () => {
  const counts = fc
    .integer({ min: 2, max: 8 })
    .chain((of) => fc.record({ of: fc.constant(of), needed: fc.integer({ min: 2, max: of }) }));
  await fc.assert(
    fc.asyncProperty(counts, fc.nat(), async ({ of, needed }, seed) => {
      const shares = await splitSecret(secret, needed, of);
      const some =
        fc.sample(fc.shuffledSubarray(shares, { minLength: needed, maxLength: needed }), { numRuns: 1, seed })[0] ?? [];
      expect(await combineShares(some)).toEqual(secret);
      expect(await combineShares(shares)).toEqual(secret);
      expect(await combineShares(some.slice(1))).not.toEqual(secret);
    }),
    { numRuns: 100 },
  );
});

describe('on paper', async () => {
  const [share] = (await splitSecret(secret, 3, 5)) as [Share];
  const text = writeShare(share);

  test('a part is short, and read back whatever its case and spaces', () => {
    expect(text).toHaveLength(81);
    expect(readShare(text)).toEqual(share);
    expect(readShare(text.toUpperCase().replace(/(.{4})/g, '$1 '))).toEqual(share);
    expect(readShare(`  ${text.replace(/(.{20})/g, '$1\n')} \n`)).toEqual(share);
    expect(share).toMatchObject({ index: 1, needed: 3, of: 5 });
    expect(share.set).toMatch(/^[A-Z2-7]{8}$/);
  });

  test('up to four wrong letters are always noticed', () => {
    const letters = '023456789acdefghjklmnpqrstuvwxyz';
    const slip = fc.tuple(fc.integer({ min: 9, max: text.length - 1 }), fc.integer({ min: 1, max: 31 }));
    fc.assert(
      fc.property(fc.uniqueArray(slip, { minLength: 1, maxLength: 4, selector: ([place]) => place }), (slips) => {
        const typed = [...text];
        for (const [place, by] of slips) typed[place] = letters[(letters.indexOf(typed[place] ?? '') + by) % 32] ?? '';
        expect(readShare(typed.join(''))).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  test('anything else is no part', () => {
    for (const other of ['', 'ouvapart1', text.slice(0, -1), `${text}q`, text.replace('ouvapart', 'ouvainvite')])
      expect(readShare(other)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (any) => readShare(any) === undefined));
  });
});

test('a set is never split so that one part is enough', async () => {
  await expect(splitSecret(secret, 1, 3)).rejects.toThrow(RangeError);
  await expect(splitSecret(secret, 4, 3)).rejects.toThrow(RangeError);
  await expect(splitSecret(secret, 2, 16)).rejects.toThrow(RangeError);
});

describe('the recovery identity', async () => {
  const [ada, bob, cleo] = (await Promise.all(['Ada', 'Bob', 'Cleo'].map(someone))) as [
    Awaited<ReturnType<typeof someone>>,
    Awaited<ReturnType<typeof someone>>,
    Awaited<ReturnType<typeof someone>>,
  ];
  const identity = identityFromSecret(secret);
  const keys = await publicKeysOf(identity);
  const holders = ['Ada', 'Bob', 'Cleo'].map((name, place) => ({ index: place + 1, name }));
  const deed = (sample: Sample, set = 'ABCDEFGH') => ({
    ...{ kind: 'recovery' as const, set, needed: 2, holders, ...keys },
    proof: proveRecovery(sample.root, set, keys.box, identity),
  });
  const refusedOf = (sample: Sample, row: ReturnType<Sample['row']>) =>
    sample.verify([...sample.rows, row]).refused?.kind;

  test('is the same from the same secret, another from another', async () => {
    expect(await publicKeysOf(identityFromSecret(secret))).toEqual(keys);
    expect(await publicKeysOf(identityFromSecret(randomBytes(32)))).not.toEqual(keys);
  });

  test('admits an administrator once it is in force, and is then known to be used', () => {
    const sample = new Sample(ada).admit(bob);
    sample.add(deed(sample)).add({ kind: 'rehearsal', set: 'ABCDEFGH' });
    expect(sample.chain.roster.recovery).toMatchObject({ needed: 2, used: false, lastRehearsalAt: expect.any(String) });
    sample.add({ kind: 'restore', person: cleo.person }, { person: { ...cleo.person }, identity }, 'recovery');
    expect(sample.chain.roster.members.get(cleo.person.id)?.role).toBe('administrator');
    expect(sample.chain.roster.recovery?.used).toBe(true);
    sample.remove(ada, cleo);
    expect(sample.chain.roster.members.has(ada.person.id)).toBe(false);
  });

  test('does nothing else than restore', () => {
    const sample = new Sample(ada).admit(bob);
    sample.add(deed(sample));
    const recovery = { person: bob.person, identity };
    const row = sample.row({ kind: 'role', volunteer: bob.person.id, role: 'administrator' }, recovery, 'recovery');
    expect(refusedOf(sample, row)).toBe('not-entitled');
  });

  test('is refused without its own word for this team', () => {
    const sample = new Sample(ada);
    const other = new Sample(ada);
    expect(refusedOf(sample, sample.row(deed(other)))).toBe('not-entitled');
    expect(refusedOf(sample, sample.row({ ...deed(sample), set: 'ZZZZZZZZ' }))).toBe('not-entitled');
    expect(refusedOf(sample, sample.row({ ...deed(sample), needed: 4 }))).toBe('not-entitled');
  });

  test('gives way to a new one only with a new key for what follows', () => {
    const sample = new Sample(ada);
    sample.add(deed(sample));
    expect(refusedOf(sample, sample.row(deed(sample, 'HGFEDCBA')))).toBe('not-entitled');
    sample.add({ ...deed(sample, 'HGFEDCBA'), next: sample.next() });
    expect(sample.chain.roster).toMatchObject({ recovery: { set: 'HGFEDCBA' }, commitments: { length: 2 } });
  });
});
