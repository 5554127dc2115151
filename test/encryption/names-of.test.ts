import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesOf } from '../../main/encryption/names-of.ts';

const work = (column: string, plan = '6d1f4b52-0000-5000-8000-000000000000') => ({
  ...{ plan, table: 't', column },
  treatment: { kind: 'encrypt', index: 'email' } as const,
});

test('names say what they are', () => {
  expect(namesOf(work('email'))).toMatchObject({ shadow: 'email_enc', blindIndex: 'email_bidx' });
  const { treatment: _, ...rest } = work('password');
  const hash = namesOf({ ...rest, treatment: { kind: 'hash', argon2id: { memoryKib: 8_192, passes: 1, lanes: 1 } } });
  expect(hash.shadow).toBe('password_hash');
  expect(hash).not.toHaveProperty('blindIndex');
  expect(namesOf({ ...work('email'), treatment: { kind: 'encrypt', index: 'none' } })).not.toHaveProperty(
    'blindIndexKey',
  );
});

test('names of any column have 64 characters at most, are all different, and the same each time', () => {
  const anyName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 }).filter((name) => [...name].length <= 64);
  fc.assert(
    fc.property(anyName, fc.uuid(), (column, plan) => {
      const names = namesOf(work(column, plan));
      const all = [names.shadow, names.blindIndex, names.blindIndexKey, ...Object.values(names.triggers)].map(String);
      expect(new Set(all).size).toBe(6);
      for (const name of all) expect([...name].length).toBeLessThanOrEqual(64);
      expect(namesOf(work(column, plan))).toEqual(names);
    }),
  );
});

test('long names that begin alike do not meet', () => {
  const [one, other] = ['a', 'b'].map((end) => namesOf(work(`${'x'.repeat(63)}${end}`)).shadow);
  expect(one).not.toBe(other);
});
