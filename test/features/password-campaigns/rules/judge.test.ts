import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, factsOf } from '../../../../main/features/password-campaigns/rules/facts.ts';
import { judge } from '../../../../main/features/password-campaigns/rules/judge.ts';
import type { Observed } from '../../../../main/features/password-campaigns/rules/observe.ts';
import { policies, policyById } from '../../../../main/features/password-campaigns/rules/policies.ts';
import {
  characterClasses,
  entropyBands,
  Facts,
  findings,
  lengthBands,
  Policy,
  reasons,
} from '../../../../preload/contract/password-campaigns.ts';
import { storageFamilies } from '../../../../preload/contract/schema-mapping.ts';

const decided = policyById('ouvaton-2018-01-26');
const fine: Observed = {
  length: 12,
  classes: [...characterClasses],
  otherCharacters: false,
  entropy: 73.5,
  findings: [],
};

const anyObserved: fc.Arbitrary<Observed> = fc.record({
  length: fc.integer({ min: 0, max: 200 }),
  classes: fc.subarray([...characterClasses]),
  otherCharacters: fc.boolean(),
  entropy: fc.oneof(
    fc.double({ min: 0, max: 800, noNaN: true }),
    fc.constantFrom(49.999, 50, 79.999, 80, 64.9, 65, 100),
  ),
  findings: fc.subarray([...findings]),
});
const anyPolicy = fc.constantFrom(...policies);

describe('policies', () => {
  it('are what the contract says, each with its own id, the decided one first', () => {
    for (const policy of policies) expect(Policy.parse(policy)).toEqual(policy);
    expect(new Set(policies.map(({ id }) => id)).size).toBe(policies.length);
    expect(policies.filter(({ kind }) => kind === 'decided')).toEqual([policies[0]]);
    expect(() => policyById('none')).toThrow('No policy none');
  });

  it('have a source in two languages, and an address where they are public', () => {
    for (const { source, title, remark, kind } of policies) {
      for (const words of [source.title, title, remark]) expect(words?.fr && words.en).toBeTruthy();
      if (kind === 'comparison') expect(source.url).toMatch(/^https:/);
    }
  });

  it('say plainly of the decided rule what goes against NIST and OWASP', () => {
    expect(decided.remark?.fr).toMatch(/14.*NIST.*OWASP/);
    expect(decided.remark?.en).toMatch(/14.*NIST.*OWASP/);
  });

  it('refuse what opened under a guess, all of them', () => {
    for (const policy of policies) expect(policy.refuses).toContain('guessed');
  });
});

describe('bands', () => {
  it('cut where a policy cuts', () => {
    const bounds: readonly number[] = lengthBands;
    const bits: readonly number[] = entropyBands;
    for (const policy of policies) {
      expect(bounds).toContain(policy.minimumLength);
      if (policy.maximumLength !== undefined) expect(bounds).toContain(policy.maximumLength + 1);
      for (const entropy of [policy.minimumEntropy, policy.whenThrottled?.minimumEntropy]) {
        if (entropy !== undefined) expect(bits).toContain(entropy);
      }
    }
  });

  it('judge as the exact values do, for every policy shipped', () => {
    fc.assert(
      fc.property(anyPolicy, fc.boolean(), anyObserved, (policy, throttled, observed) => {
        const banded = factsOf('clear', observed);
        const exact = { ...banded, length: observed.length, entropy: observed.entropy };
        expect(judge(policy, throttled, banded)).toEqual(judge(policy, throttled, exact));
      }),
      { numRuns: 2000 },
    );
  });

  it('keep nothing finer than a band', () => {
    fc.assert(
      fc.property(anyObserved, (observed) => {
        const facts = factsOf('clear', observed);
        expect(lengthBands).toContain(facts.length);
        expect(entropyBands).toContain(facts.entropy);
        expect(Facts.parse(facts)).toEqual(facts);
      }),
    );
    expect(bandOf(lengthBands, 14)).toBe(12);
    expect(bandOf(lengthBands, 15)).toBe(15);
    expect(bandOf(lengthBands, 10_000)).toBe(65);
  });
});

describe('the decided rule', () => {
  it.each([
    [{ length: 7 }, ['too-short']],
    [{ length: 8 }, []],
    [{ length: 14 }, []],
    [{ length: 15 }, ['too-long']],
    [{ classes: [] }, ['no-lower', 'no-upper', 'no-digit', 'no-special']],
    [{ classes: ['lower', 'upper', 'digit'] }, ['no-special']],
    [{ otherCharacters: true }, []],
    [{ findings: ['date', 'keyboard'] }, ['date', 'keyboard']],
  ] as [Partial<Observed>, string[]][])('%o gives %o', (change, expected) => {
    const judged = judge(decided, false, factsOf('clear', { ...fine, ...change }));
    expect(judged.reasons).toEqual(expected);
    expect(judged.outcome).toBe(expected.length > 0 ? 'weak' : 'conforming');
    expect(judged.warnings).toEqual(change.otherCharacters ? ['other-characters'] : []);
  });

  it('counts every finding of the audit as a reason', () => {
    for (const finding of findings) {
      expect(judge(decided, false, factsOf('clear', { ...fine, findings: [finding] })).reasons).toEqual([finding]);
    }
    const known = { shared: true, unchanged: true, guessability: 1 };
    expect(judge(decided, false, factsOf('clear', fine, known)).reasons).toEqual(['shared', 'guessable', 'unchanged']);
    expect(judge(decided, false, factsOf('clear', fine, { guessability: 2 })).outcome).toBe('conforming');
  });

  it('refuses other characters only where the policy does', () => {
    const facts = factsOf('clear', { ...fine, otherCharacters: true });
    const strict: Policy = { ...decided, otherCharacters: 'refused' };
    expect(judge(strict, false, facts)).toEqual({ outcome: 'weak', reasons: ['other-characters'], warnings: [] });
  });
});

describe('comparisons', () => {
  it('CNIL asks for 80 bits, 50 where attempts are throttled', () => {
    const cnil = policyById('cnil-2022-100');
    const facts = factsOf('clear', fine);
    expect(judge(cnil, false, facts).reasons).toEqual(['entropy']);
    expect(judge(cnil, true, facts).outcome).toBe('conforming');
    expect(judge(cnil, true, factsOf('clear', { ...fine, entropy: 50 })).outcome).toBe('conforming');
    expect(judge(cnil, true, factsOf('clear', { ...fine, entropy: 49 })).reasons).toEqual(['entropy']);
  });

  it.each([
    ['anssi-users', 11, 12],
    ['anssi-administrators', 15, 16],
    ['nist-800-63b-4', 14, 15],
    ['owasp-asvs-5.0', 7, 8],
  ])('%s refuses %i characters and takes %i', (id, short, enough) => {
    expect(judge(policyById(id), false, factsOf('clear', { ...fine, length: short })).reasons).toEqual(['too-short']);
    expect(judge(policyById(id), false, factsOf('clear', { ...fine, length: enough })).outcome).toBe('conforming');
  });

  it('ANSSI takes another sign for a special one, NIST and ASVS ask for no class', () => {
    const other = factsOf('clear', {
      ...fine,
      length: 16,
      classes: ['lower', 'upper', 'digit'],
      otherCharacters: true,
    });
    expect(judge(policyById('anssi-users'), false, other)).toEqual({
      outcome: 'conforming',
      reasons: [],
      warnings: [],
    });
    const plain = factsOf('clear', { ...fine, length: 16, classes: ['lower'] });
    expect(judge(policyById('nist-800-63b-4'), false, plain).outcome).toBe('conforming');
    expect(judge(policyById('owasp-asvs-5.0'), false, plain).outcome).toBe('conforming');
  });
});

describe('what is not a clear password', () => {
  it('no password, an empty one and an unreadable one are three things', () => {
    for (const policy of policies) {
      expect(judge(policy, false, factsOf('none', undefined)).outcome).toBe('none');
      expect(judge(policy, false, factsOf('empty', undefined))).toMatchObject({ outcome: 'weak', reasons: ['empty'] });
      expect(judge(policy, false, factsOf('unknown', undefined)).outcome).toBe('unreadable');
    }
  });

  it('a hash that was not opened is never conforming, whatever the guesses', () => {
    const hashes = storageFamilies.filter(
      (family) => !['clear', 'reversible', 'unknown', 'empty', 'none'].includes(family),
    );
    fc.assert(
      fc.property(anyPolicy, fc.constantFrom(...hashes), fc.nat(), (policy, family, guesses) => {
        expect(judge(policy, false, factsOf(family, undefined, { guesses })).outcome).toBe('not-found');
      }),
    );
  });

  it('is weak for what is known without opening it', () => {
    const facts = factsOf('md5', undefined, { shared: true, guesses: 10 });
    expect(judge(decided, false, facts)).toEqual({ outcome: 'weak', reasons: ['shared'], warnings: [] });
  });

  it('is weak under every policy once opened, with the reasons of what was found', () => {
    const opened = factsOf(
      'bcrypt',
      { ...fine, length: 6, findings: ['blocklist-french'] },
      { guessed: true, guesses: 3 },
    );
    for (const policy of policies) expect(judge(policy, true, opened).outcome).toBe('weak');
    expect(judge(decided, false, opened).reasons).toEqual(['too-short', 'blocklist-french', 'guessed']);
  });
});

describe('laws', () => {
  it('reasons come in the order of the contract, each once, and make the outcome', () => {
    fc.assert(
      fc.property(anyPolicy, fc.boolean(), anyObserved, (policy, throttled, observed) => {
        const judged = judge(policy, throttled, factsOf('clear', observed));
        expect(judged.reasons).toEqual(reasons.filter((reason) => judged.reasons.includes(reason)));
        expect(judged.outcome).toBe(judged.reasons.length > 0 ? 'weak' : 'conforming');
      }),
    );
  });

  it('a longer password is never newly too short, nor a richer one newly lacking', () => {
    fc.assert(
      fc.property(anyPolicy, anyObserved, fc.nat(50), fc.nat(100), (policy, observed, more, bits) => {
        const richer = {
          ...observed,
          length: observed.length + more,
          entropy: observed.entropy + bits,
          classes: [...characterClasses],
        };
        const lacking = (one: Observed) =>
          judge(policy, false, factsOf('clear', one)).reasons.filter((reason) => /too-short|^no-|entropy/.test(reason));
        for (const reason of lacking(richer)) expect(lacking(observed)).toContain(reason);
      }),
    );
  });
});
