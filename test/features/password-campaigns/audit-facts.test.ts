import { expect, test } from 'vitest';
import { entropyBands, lengthBands } from '../../../preload/contract/password-campaigns.ts';
import {
  chosenAudit,
  frequentReasons,
  totalsOf,
  trendOf,
} from '../../../renderer/features/password-campaigns/audit-facts.ts';
import { entropyBand, lengthBand } from '../../../renderer/features/password-campaigns/bands.ts';
import { slowGuessTime } from '../../../renderer/features/password-campaigns/estimate.ts';
import { generateAccounts } from './generated-accounts.ts';
import { auditOf, olderAudits } from './generated-campaigns.ts';

const accounts = generateAccounts(2_000);
const audit = auditOf(accounts);

test('totals are the accounts counted, over all systems or over some', () => {
  const weak = accounts.filter(({ outcome }) => outcome === 'weak');
  expect(totalsOf(audit).outcomes.weak).toBe(weak.length);
  expect(totalsOf(audit, ['ftp']).outcomes.weak).toBe(weak.filter(({ system }) => system === 'ftp').length);
  expect(totalsOf(audit).total).toBe(2_000);
});

test('reasons come most frequent first, and only those that occur', () => {
  const list = frequentReasons(totalsOf(audit));
  expect(list.map(([, count]) => count)).toEqual(list.map(([, count]) => count).toSorted((a, b) => b - a));
  expect(list.map(([reason]) => reason)).not.toContain('entropy');
});

test('the audit of the address is shown if it is kept, else the latest', () => {
  const audits = [audit, ...olderAudits(audit)];
  expect(chosenAudit(audits, 'a3')?.id).toBe('a3');
  expect(chosenAudit(audits, 'gone')?.id).toBe('a1');
  expect(chosenAudit([], undefined)).toBeUndefined();
});

test('the trend is that of one database, oldest first, of audits that came to their end', () => {
  const [second, ...others] = olderAudits(audit);
  if (!second) throw new Error('no older audit');
  const audits = [audit, { ...second, state: 'cancelled' as const }, { ...second, connectionId: 'other' }, ...others];
  expect(trendOf(audits, 'c1').map(({ id }) => id)).toEqual(['a5', 'a4', 'a3', 'a1']);
});

test('bands follow one another without a gap', () => {
  expect(lengthBands.map((from) => lengthBand(from))).toEqual([
    { from: 0, to: 0 },
    { from: 1, to: 7 },
    { from: 8, to: 11 },
    { from: 12, to: 14 },
    { from: 15, to: 15 },
    { from: 16, to: 19 },
    { from: 20, to: 64 },
    { from: 65 },
  ]);
  expect(entropyBands.map((from) => entropyBand(from))).toEqual([
    { from: 0, to: 50 },
    { from: 50, to: 65 },
    { from: 65, to: 80 },
    { from: 80, to: 100 },
    { from: 100 },
  ]);
});

test('slow guesses are announced at their longest', () => {
  expect(slowGuessTime(5_000, 20)).toBe(6_000_000);
});
