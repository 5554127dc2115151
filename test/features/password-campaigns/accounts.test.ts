import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAccounts } from '../../../main/features/password-campaigns/accounts.ts';
import { selectRows } from '../../../main/features/password-campaigns/accounts-sql.ts';
import { auditStore } from '../../../main/features/password-campaigns/audit-store.ts';
import { verdictStore } from '../../../main/features/password-campaigns/verdict-store.ts';
import { systems } from '../../../preload/contract/common.ts';
import { AccountsQuery, outcomes, reasons } from '../../../preload/contract/password-campaigns.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { detailOf, generateAccounts } from './generated-accounts.ts';

const searches = [
  '',
  'CAMILLE',
  'camille',
  'cam',
  'mart fr',
  'é',
  'lefèvre',
  '0421',
  '<script>',
  '%',
  '_',
  '  zoé  ',
  'personne',
];
const queries = fc.record({
  search: fc.constantFrom(...searches),
  systems: fc.subarray([...systems]),
  outcomes: fc.subarray([...outcomes]),
  reasons: fc.subarray(reasons.slice(0, 6)),
  rows: fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 3 }),
  sort: fc.constantFrom(...AccountsQuery.shape.sort.unwrap().options),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
});

async function filledAudit() {
  const replica = await newReplica();
  const store = auditStore(replica.db);
  const { audit, number } = store.create({
    connectionId: 'c1',
    connectionName: 'Ouvadmin',
    mappingVersion: 1,
    policies: [],
    options: { guessability: false, slowGuesses: 0, unchangedYears: 0 },
    startedAt: '2026-11-24T10:00:00.000Z',
  });
  const verdicts = verdictStore(replica.db);
  for (const one of generateAccounts(400)) {
    const { outcome, reasons: found, warnings, system, ...who } = one;
    const verdict = {
      ...who,
      sourceKey: JSON.stringify([one.accountId]),
      facts: detailOf(one).facts,
      shareTag: null,
      fingerprint: null,
    };
    verdicts.append(number, undefined, system, [{ verdict, judgement: { outcome, reasons: found, warnings } }]);
  }
  return { replica, number, accounts: openAccounts(replica, store), auditId: audit.id };
}

describe('the list of accounts', () => {
  it('is what an export of the same selection holds, in the same order, whatever is searched, filtered and sorted', async () => {
    const { replica, number, accounts, auditId } = await filledAudit();
    await fc.assert(
      fc.asyncProperty(queries, async (part) => {
        const query = AccountsQuery.parse({ ...part, auditId });
        const { sql, parameters } = selectRows(number, query);
        const exported = replica.db.prepare(sql).pluck().all(parameters);
        const { total, rows } = await accounts.page(query, 0, 400);
        expect(rows.map(({ row }) => row)).toEqual(exported);
        expect(total).toBe(exported.length);
      }),
      { numRuns: 150 },
    );
  });

  it('cuts its pages from one order', async () => {
    const { accounts, auditId } = await filledAudit();
    const query = AccountsQuery.parse({ auditId, search: 'a', sort: 'holder' });
    const whole = await accounts.page(query, 0, 400);
    const parts = [await accounts.page(query, 0, 30), await accounts.page(query, 30, 370)];
    expect(parts.flatMap(({ rows }) => rows)).toEqual(whole.rows);
  });
});
