import { expect, test } from 'vitest';
import { endedAudit } from '../../../main/features/password-campaigns/register-audit.ts';
import type { Audit } from '../../../preload/contract/password-campaigns.ts';

const audit: Audit = {
  id: 'a',
  connectionId: 'c',
  connectionName: 'Ouvadmin',
  mappingVersion: 3,
  startedAt: '2026-11-24T10:00:00.000Z',
  state: 'done',
  policies: [
    { system: 'account', policyId: 'ouvaton-2018-01-26', throttled: true },
    { system: 'ftp', policyId: 'ouvaton-2018-01-26', throttled: false },
  ],
  options: { guessability: false, slowGuesses: 5, unchangedYears: 5 },
  accounts: 12,
  counts: (['account', 'ftp'] as const).map((system) => ({
    system,
    policyId: 'ouvaton-2018-01-26',
    total: 6,
    outcomes: { weak: 2, conforming: 3, 'not-found': 1, none: 0, unreadable: 0 },
    reasons: {},
  })),
  hasAccounts: true,
};

test('the register is told the rules and the counts of an audit, and nothing of its accounts', () => {
  expect(endedAudit(audit)).toEqual({
    what: 'audit',
    subject: 'Ouvadmin',
    outcome: 'done',
    facts: {
      accounts: 12,
      weak: 4,
      conforming: 6,
      policies: ['ouvaton-2018-01-26'],
      startedAt: '2026-11-24T10:00:00.000Z',
      mappingVersion: 3,
    },
  });
});

test.each(['cancelled', 'interrupted'] as const)('one that was %s says so, and claims no count', (state) => {
  const { outcome, facts } = endedAudit({ ...audit, state, counts: [] });
  expect(outcome).toBe(state);
  expect(facts).not.toHaveProperty('weak');
});
