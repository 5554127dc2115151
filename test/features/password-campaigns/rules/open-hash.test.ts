import { createHash } from 'node:crypto';
import bcrypt from 'bcrypt';
import { describe, expect, it } from 'vitest';
import { bcryptCost, highestCost } from '../../../../main/features/password-campaigns/rules/bcrypt-cost.ts';
import { blocklistCandidates } from '../../../../main/features/password-campaigns/rules/blocklist-candidates.ts';
import { loadDictionaries } from '../../../../main/features/password-campaigns/rules/dictionaries/dictionaries.ts';
import { wordLists } from '../../../../main/features/password-campaigns/rules/dictionaries/word-lists.ts';
import { digest, digestIndex } from '../../../../main/features/password-campaigns/rules/digest-index.ts';
import { identityCandidates } from '../../../../main/features/password-campaigns/rules/identity-candidates.ts';
import { openHash } from '../../../../main/features/password-campaigns/rules/open-hash.ts';
import type { StorageFamily } from '../../../../preload/contract/schema-mapping.ts';
import { jean, nobody } from './jean.ts';

/** Small lists: the index of the whole ones is built once, below. */
const few = {
  lists: wordLists({}),
  common: ['123456', 'password', 'dragon'],
  french: ['soleil', 'azerty'],
};
const open = (family: StorageFamily, stored: string, slowGuesses = 100, signal?: AbortSignal) =>
  openHash(family, stored, jean, few, slowGuesses, signal);
const hex = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');
const mysql = (text: string) =>
  `*${createHash('sha1').update(createHash('sha1').update(text).digest()).digest('hex').toUpperCase()}`;

describe('unsalted hashes', () => {
  it.each<[StorageFamily, (text: string) => string]>([
    ['md5', (text) => hex('md5', text)],
    ['md5', (text) => hex('md5', text).toUpperCase()],
    ['sha1', (text) => hex('sha1', text)],
    ['sha1', (text) => `{SHA}${createHash('sha1').update(text).digest('base64')}`],
    ['sha256', (text) => hex('sha256', text)],
    ['sha512', (text) => hex('sha512', text)],
    ['mysql-native', mysql],
  ])('%s is opened by the lists and by the identity, and by nothing else', async (family, store) => {
    expect((await open(family, store('soleil'))).found).toBe('soleil');
    expect((await open(family, store('Azerty123'))).found).toBe('Azerty123');
    expect((await open(family, store('Dupont2018!'))).found).toBe('Dupont2018!');
    expect((await open(family, store('ouvaton1'))).found).toBe('ouvaton1');
    const { found, guesses } = await open(family, store('Vr8*kW2-bN'));
    expect(found).toBeUndefined();
    expect(guesses).toBe(blocklistCandidates(few).size + identityCandidates(jean).length);
  });

  it('says zero guesses for what is no hash of the family it was said to be', async () => {
    expect(await open('md5', 'not hexadecimal')).toEqual({ guesses: 0 });
  });

  it('opens with the whole lists what people choose', async () => {
    for (const password of ['azerty', 'Soleil123', 'doudou13', 'Marseille1!', 'letmein', 'Camille2018']) {
      const { found, guesses } = await openHash('md5', hex('md5', password), nobody, loadDictionaries(), 0);
      expect(found).toBe(password);
      expect(guesses).toBeGreaterThan(500_000);
    }
  });
});

describe('digest index', () => {
  it('finds every candidate and only them, also when first bytes collide', () => {
    // 300,000 numbers: some ten pairs share their first four bytes.
    const numbers = { size: 300_000, at: (number: number) => String(number) };
    const index = digestIndex('md5', numbers);
    const find = (number: number) => index.find(digest('md5', String(number)));
    const all = Array.from({ length: numbers.size }, (_, number) => number);
    expect(all.filter((number) => find(number) !== String(number))).toEqual([]);
    expect(all.slice(0, 3000).filter((number) => find(numbers.size + number) !== undefined)).toEqual([]);
  });
});

describe('bcrypt', () => {
  const stored = (text: string) => bcrypt.hashSync(text, 4);

  it.each(['$2a$', '$2b$', '$2y$'])('is opened under %s', async (prefix) => {
    expect((await open('bcrypt', stored('soleil').replace('$2b$', prefix))).found).toBe('soleil');
    expect((await open('bcrypt', `{BLF-CRYPT}${stored('Dupont1').replace('$2b$', prefix)}`)).found).toBe('Dupont1');
  });

  it('tries no more than its budget, and says how many', async () => {
    expect(await open('bcrypt', stored('Vr8*kW2-bN'), 7)).toEqual({ guesses: 7 });
    expect(await open('bcrypt', stored('soleil'), 0)).toEqual({ guesses: 0 });
  });

  it('ends when there is nothing left to try', async () => {
    const { found, guesses } = await openHash('bcrypt', stored('Vr8*kW2-bN'), nobody, few, 10_000);
    expect(found).toBeUndefined();
    expect(guesses).toBe(5);
  });

  it('leaves absurd costs and damaged hashes alone', async () => {
    const absurd = stored('soleil').replace('$04$', `$${highestCost + 1}$`);
    expect(await open('bcrypt', absurd)).toEqual({ guesses: 0 });
    expect(await open('bcrypt', '$2x$04$short')).toEqual({ guesses: 0 });
  });

  it('stops when asked to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(open('bcrypt', stored('x'), 10, signal)).rejects.toThrow('enough');
  });

  it('reads the cost', () => {
    expect(bcryptCost(stored('x'))).toBe(4);
    expect(bcryptCost(`$2y$31$${'a'.repeat(53)}`)).toBe(31);
    expect(bcryptCost(`$2y$32$${'a'.repeat(53)}`)).toBeUndefined();
  });
});

it('does not pretend to try other families', async () => {
  for (const family of ['argon2', 'crypt-sha512', 'phpass', 'pbkdf2', 'salted-sha', 'crypt-des'] as const) {
    expect(await open(family, '$6$abc$def')).toEqual({ guesses: 0 });
  }
});
