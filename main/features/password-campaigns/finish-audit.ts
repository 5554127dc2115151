import type { Database } from 'better-sqlite3';
import { systems } from '../../../preload/contract/common.ts';
import { systemClock } from '../../shared/clock.ts';
import type { AuditStore, KeptAudit } from './audit-store.ts';
import { toBits } from './bits.ts';
import { codes, nameAt } from './codes.ts';
import { type CountedVerdicts, countedVerdictsSql, countVerdicts } from './count-verdicts.ts';
import { judge } from './rules/judge.ts';
import { policyById } from './rules/policies.ts';
import { type FactColumns, factColumns, fromColumns } from './verdict.ts';
import { changedTo, type JudgedAgain, type VerdictStore } from './verdict-store.ts';

/** Rows a transaction: a few milliseconds, for the main thread waits when it writes meanwhile. */
const slice = 500;
/** Audits of a connection whose verdicts are kept, this one included; older ones keep their counts. */
const auditsWithAccounts = 2;

interface Done {
  readonly step: string;
  readonly done: number;
  readonly of: number;
}

/** What can only be said once every account was read: who shares a password. Then old verdicts and the tags go. */
export function* finishAudit(
  db: Database,
  store: AuditStore,
  verdicts: VerdictStore,
  kept: KeptAudit,
): Generator<Done, void, void> {
  yield* markShared(db, verdicts, kept);
  yield* dropOldVerdicts(store, verdicts, kept);
  // From here on nothing can cut in: the tags and their key go together with the word that the audit is done.
  const counted = db.prepare(countedVerdictsSql).all({ audit: kept.number }) as CountedVerdicts[];
  db.transaction(() => {
    verdicts.dropTags(kept.number);
    store.finish(kept.number, countVerdicts(counted, kept.audit.policies), systemClock().toISOString());
  })();
}

interface SharedRow extends FactColumns {
  readonly row: number;
  readonly place: number;
  readonly system: number;
  readonly change: number;
}

const groupsSql = `
  WITH groups AS (
    SELECT tag, row_number() OVER () AS place FROM share WHERE audit = $audit GROUP BY tag HAVING count(*) > 1
  )
  SELECT row, place FROM share JOIN groups USING (tag) WHERE audit = $audit ORDER BY row`;

function* markShared(db: Database, verdicts: VerdictStore, kept: KeptAudit): Generator<Done, void, void> {
  const audit = kept.number;
  const shared = db.prepare(groupsSql).all({ audit }) as { row: number; place: number }[];
  const facts = db.prepare(
    `SELECT row, system, change, ${factColumns} FROM verdict WHERE audit = $audit AND row = $row`,
  );
  for (let from = 0; from < shared.length; from += slice) {
    yield { step: 'comparing', done: from, of: shared.length };
    const rows = shared.slice(from, from + slice).map(({ row, place }) => {
      const found = facts.get({ audit, row }) as SharedRow;
      return { row, group: place, ...judgeShared(found, kept) };
    });
    verdicts.judgeAgain(audit, rows);
  }
}

function judgeShared(row: SharedRow, kept: KeptAudit): Omit<JudgedAgain, 'row' | 'group'> {
  const facts = fromColumns(row);
  const findings = [...new Set([...facts.findings, 'shared' as const])];
  const system = nameAt(systems, row.system);
  const rule = kept.audit.policies.find((one) => one.system === system);
  if (!rule) throw new Error(`No policy for ${system}`);
  const judgement = judge(policyById(rule.policyId), rule.throttled, { ...facts, findings });
  const change = nameAt(codes.changes, row.change);
  const changed = change === 'stronger' || change === 'changed' ? changedTo(judgement.outcome) : change;
  return { findings: toBits(codes.findings, findings), judgement, change: codes.changes.indexOf(changed) };
}

function* dropOldVerdicts(store: AuditStore, verdicts: VerdictStore, kept: KeptAudit): Generator<Done, void, void> {
  const { connectionId } = kept.audit;
  const old = store
    .list()
    .filter(({ audit }) => audit.connectionId === connectionId && audit.state === 'done' && audit.hasAccounts)
    .slice(auditsWithAccounts - 1);
  for (const { number } of old) {
    const rows = verdicts.lastRow(number);
    for (let from = 1; from <= rows; from += slice) {
      verdicts.remove(number, from, from + slice - 1);
      yield { step: 'tidying', done: Math.min(rows, from + slice - 1), of: rows };
    }
    store.dropAccounts(number);
  }
}
