import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blocklistCandidates,
  blocklistWords,
} from '../../../../main/features/password-campaigns/rules/blocklist-candidates.ts';
import {
  inCommonList,
  inFrenchList,
  loadDictionaries,
} from '../../../../main/features/password-campaigns/rules/dictionaries/dictionaries.ts';
import { frenchPasswords } from '../../../../main/features/password-campaigns/rules/dictionaries/french-passwords.ts';
import { fold } from '../../../../main/features/password-campaigns/rules/fold.ts';
import { identityCandidates } from '../../../../main/features/password-campaigns/rules/identity-candidates.ts';
import { jean, nobody } from './jean.ts';

const dictionaries = loadDictionaries();

describe('candidates of an identity', () => {
  it('begin with the words themselves and hold what a neighbour would try', () => {
    const candidates = identityCandidates(jean);
    expect(candidates.slice(0, 3)).toEqual(['boulange34', 'jean', 'dupont']);
    for (const expected of [
      'Jean123',
      'jeandupont',
      'jdupont',
      'Dupont2018!',
      'boulangerie',
      'ouvaton1',
      'tnopud',
      'dup0nt',
    ]) {
      expect(candidates).toContain(expected);
    }
  });

  it('are a few hundred at most, each once, and never empty, whoever it is', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(text, text, text, (login, email, name) => {
        const candidates = identityCandidates({ login, email, name, host: [login] });
        expect(new Set(candidates).size).toBe(candidates.length);
        expect(candidates.length).toBeLessThan(800);
        expect(candidates.every((candidate) => candidate.length >= 3)).toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(identityCandidates(nobody)).toEqual([]);
  });
});

describe('candidates of the lists', () => {
  const candidates = blocklistCandidates(dictionaries);

  it('begin with the most frequent of both lists', () => {
    expect([0, 1, 2, 3].map((number) => candidates.at(number))).toEqual(['123456', 'azerty', 'password', '12345678']);
  });

  it('are reached by their number to the last, and not beyond', () => {
    expect(candidates.size).toBeGreaterThan(500_000);
    expect(candidates.at(candidates.size - 1)).toMatch(/\*$/);
    expect(() => candidates.at(candidates.size)).toThrow(RangeError);
    expect(candidates.at(blocklistWords(dictionaries).length + 1)).toBe('Azerty');
  });
});

describe('dictionaries', () => {
  it('hold common passwords, French habits, words and names', () => {
    const { lists } = dictionaries;
    for (const word of ['password', 'letmein', 'qwerty']) expect(lists.of(word) & inCommonList).toBeTruthy();
    for (const word of ['azerty', 'motdepasse', 'chouchou', 'parapluie', 'helene', 'camille']) {
      expect(lists.of(word) & inFrenchList).toBeTruthy();
    }
    expect(dictionaries.common.length).toBeGreaterThan(3000);
    expect(dictionaries.french.length).toBeGreaterThan(20_000);
  });

  it('are folded where they are looked up, and the French habits are written so', () => {
    for (const word of frenchPasswords) expect(fold(word)).toBe(word);
    expect(dictionaries.common.filter((word) => dictionaries.lists.of(fold(word)) === 0)).toEqual([]);
    expect(loadDictionaries()).toBe(dictionaries);
  });
});
