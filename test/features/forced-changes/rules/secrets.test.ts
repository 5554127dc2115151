import { hash } from 'node:crypto';
import bcrypt from 'bcrypt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSecret } from '../../../../main/features/forced-changes/rules/random-secret.ts';
import { storageToWrite } from '../../../../main/features/forced-changes/rules/storage-to-write.ts';
import { roomNeeded, storedAs } from '../../../../main/features/forced-changes/write-secret.ts';
import { composition } from '../../../../main/features/password-campaigns/rules/composition.ts';
import { policies } from '../../../../main/features/password-campaigns/rules/policies.ts';
import { recognise } from '../../../../main/shared/recognise-storage.ts';

describe('a random secret', () => {
  it.each(policies.map((policy) => [policy.id, policy] as const))('meets the policy %s', (_, policy) => {
    for (let turn = 0; turn < 50; turn += 1) {
      const secret = randomSecret(policy, 255)?.toString() ?? '';
      expect(secret.length).toBeGreaterThanOrEqual(policy.minimumLength);
      expect(secret.length).toBeLessThanOrEqual(policy.maximumLength ?? 64);
      const found = composition(secret);
      expect(found.classes).toEqual(['lower', 'upper', 'digit', 'special']);
      expect(found.otherCharacters).toBe(false);
      expect(found.entropy).toBeGreaterThanOrEqual(policy.minimumEntropy ?? 80);
    }
  });

  it('is never the same twice, fits where it must, and is refused where a policy has no room', () => {
    const drawn = Array.from({ length: 500 }, () => randomSecret({ minimumLength: 8 }, 255)?.toString());
    expect(new Set(drawn).size).toBe(500);
    expect(randomSecret({ minimumLength: 8 }, 10)).toHaveLength(10);
    expect(randomSecret({ minimumLength: 12 }, 11)).toBeUndefined();
    expect(randomSecret({ minimumLength: 70 }, 255)).toHaveLength(70);
    expect(randomSecret({ minimumLength: 1, maximumLength: 3 }, 255)).toBeUndefined();
  });

  it('has each sign as often as any other', () => {
    const counts = new Map<string, number>();
    for (let turn = 0; turn < 3_000; turn += 1)
      for (const sign of randomSecret({ minimumLength: 24 }, 255)?.toString() ?? '')
        counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(counts.size).toBe(70);
    const expected = (3_000 * 24) / 70;
    for (const [sign, count] of counts) {
      // Whatever must hold every class has a little more of the rarer ones.
      expect(count, sign).toBeGreaterThan(expected * 0.8);
      expect(count, sign).toBeLessThan(expected * 1.25);
    }
  });
});

describe('a secret as it is stored', () => {
  const secret = Buffer.from('Abc-123_xyz');
  const { md5, sha1, sha256 } = Object.fromEntries(
    ['md5', 'sha1', 'sha256'].map((one) => [one, hash(one, secret, 'hex')]),
  );
  const former = Buffer.from('soleil');
  const digest = (family: string, encoding: 'hex' | 'base64' = 'hex') => hash(family, former, encoding);

  it.each([
    ['clear', 'soleil', 'Abc-123_xyz'],
    ['auto', 'soleil', 'Abc-123_xyz'],
    ['auto', digest('md5'), md5],
    ['md5', digest('md5').toUpperCase(), md5?.toUpperCase()],
    ['auto', `{SHA}${digest('sha1', 'base64')}`, `{SHA}${Buffer.from(sha1 ?? '', 'hex').toString('base64')}`],
    ['auto', digest('sha256'), sha256],
    ['md5', '', md5],
    [
      'auto',
      `*${digest('sha1').toUpperCase()}`,
      `*${hash('sha1', Buffer.from(sha1 ?? '', 'hex'), 'hex').toUpperCase()}`,
    ],
  ] as const)('%s like %s', async (storage, stored, expected) => {
    const to = storageToWrite(storage, stored);
    if (!to) throw new Error('not written');
    const written = (await storedAs(Buffer.from(secret), to)).toString();
    expect(written).toBe(expected);
    expect(written.length).toBeLessThanOrEqual(roomNeeded(to) || 99);
  });

  it('in bcrypt and Argon2, with the marks and costs of the one before', async () => {
    const before = `{BLF-CRYPT}${(await bcrypt.hash('soleil', 5)).replace('$2b$', '$2y$')}`;
    const to = storageToWrite('auto', before);
    if (!to) throw new Error('not written');
    const written = (await storedAs(secret, to)).toString();
    expect(written).toMatch(/^\{BLF-CRYPT\}\$2y\$05\$/);
    expect(await bcrypt.compare(secret, written.slice(11).replace('$2y$', '$2b$'))).toBe(true);
    const argon = storageToWrite(
      'auto',
      '$argon2i$v=19$m=1024,t=2,p=1$c29tZXNhbHQ$iWh06vD8Fy27wf9npn6FXWiCX4K6pW6Ue1Bnzz07Z8A',
    );
    if (!argon) throw new Error('not written');
    const phc = (await storedAs(secret, argon)).toString();
    expect(phc).toMatch(/^\$argon2i\$v=19\$m=1024,t=2,p=1\$/);
    const { verify } = await import('argon2');
    expect(await verify(phc, secret)).toBe(true);
    expect(phc.length).toBeLessThanOrEqual(roomNeeded(argon));
  });

  it.each([
    ['auto', null],
    ['auto', ''],
    ['md5', 'soleil'],
    ['reversible', 'c29sZWls'],
    ['auto', '$6$rounds=5000$salt$'.padEnd(106, 'a')],
    ['auto', '$P$Babcdefghijklmnopqrstuvwxyz01234'],
    ['unknown', 'whatever'],
  ] as const)('is not written to %s like %s', (storage, stored) => {
    expect(storageToWrite(storage, stored)).toBeUndefined();
  });

  it('is of the family that it replaces, whatever stood there', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (stored) => {
        const to = storageToWrite('auto', stored);
        if (to) expect(to.family).toBe(recognise(stored));
      }),
    );
  });
});
