import { describe, expect, it } from 'vitest';
import { composition, mostRead } from '../../../../main/features/password-campaigns/rules/composition.ts';
import { loadDictionaries } from '../../../../main/features/password-campaigns/rules/dictionaries/dictionaries.ts';
import { factsOf } from '../../../../main/features/password-campaigns/rules/facts.ts';
import { identityCandidates } from '../../../../main/features/password-campaigns/rules/identity-candidates.ts';
import { judge } from '../../../../main/features/password-campaigns/rules/judge.ts';
import { observe } from '../../../../main/features/password-campaigns/rules/observe.ts';
import { policyById } from '../../../../main/features/password-campaigns/rules/policies.ts';
import { jean } from './jean.ts';

const dictionaries = loadDictionaries();
const million = 1_000_000;

/** Values made to be long to read: for regular expressions, for normalisation, for repetition, for substitution. */
const hostile: Record<string, string> = {
  letters: 'a'.repeat(million),
  digits: '1'.repeat(million),
  leet: '4@1!'.repeat(million / 4),
  'almost a date': '14/07/'.repeat(million / 6),
  'almost a month': '1er'.repeat(million / 3),
  'almost a path': 'azer'.repeat(million / 4),
  'almost repeated': `${'ab'.repeat(million / 2)}x`,
  'marks out of order': `a${'\u0301'.repeat(million / 2)}${'\u0323'.repeat(million / 2)}`,
  expanding: '\ufdfa'.repeat(million),
  surrogates: '\ud800'.repeat(million),
  emoji: '👍🏽'.repeat(million / 4),
  nul: '\u0000'.repeat(million),
  'right to left': '\u202e'.repeat(million),
  'the name a thousand times': 'jean'.repeat(million / 4),
};

describe.each(Object.entries(hostile))('one megabyte of %s', (_name, password) => {
  it('is read to a bound only', () => {
    const { text, length } = composition(password);
    expect(text.length).toBeLessThanOrEqual(mostRead * 3);
    expect(length).toBeGreaterThanOrEqual(65);
    expect(observe(password, jean, dictionaries)).toEqual(observe(password.slice(0, mostRead), jean, dictionaries));
  });

  it('is too long for the decided rule', () => {
    const facts = factsOf('clear', observe(password, jean, dictionaries));
    expect(judge(policyById('ouvaton-2018-01-26'), false, facts)).toMatchObject({ outcome: 'weak' });
    expect(judge(policyById('ouvaton-2018-01-26'), false, facts).reasons).toContain('too-long');
  });

  it('as an identity gives few words and few candidates', () => {
    const who = { login: password, email: `${password}@${password}`, name: password };
    expect(() => observe('Soleil2018!', who, dictionaries)).not.toThrow();
    expect(identityCandidates(who).length).toBeLessThan(800);
  });
});
