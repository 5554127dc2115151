import { setImmediate as breathe } from 'node:timers/promises';
import { type Progress, systems } from '../../../preload/contract/common.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { KeptAudit } from './audit-store.ts';
import { toBits } from './bits.ts';
import { codes, nameAt } from './codes.ts';
import { type CountedVerdicts, countedVerdictsSql, countVerdicts } from './count-verdicts.ts';
import { judge } from './rules/judge.ts';
import { policyById } from './rules/policies.ts';
import type { AuditRun } from './run-audit.ts';
import { type FactColumns, factColumns, fromColumns } from './verdict.ts';
import { changedTo } from './verdict-store.ts';

/** Rows a transaction: a few milliseconds of the main thread. */
const slice = 500;
/** Audits of a connection whose verdicts are kept; older ones keep their counts. */
const auditsWithAccounts = 2;

/** What can only be said once every account was read: who shares a password. Then the tags go, and old verdicts. */
export async function* finishAudit(
  run: AuditRun,
  kept: KeptAudit,
  signal: AbortSignal,
): AsyncGenerator<Progress, void, void> {
  const { replica, store, clock } = run;
  yield* markShared(run, kept, signal);
  const counted = await replica.read<CountedVerdicts>(countedVerdictsSql, { audit: kept.number });
  yield* bySlices('tidying', run.verdicts.lastRow(kept.number), signal, (from, to) =>
    run.verdicts.dropTags(kept.number, from, to),
  );
  store.finish(kept.number, countVerdicts(counted, kept.audit.policies), clock().toISOString());
  yield* dropOldVerdicts(run, kept, signal);
}

const groupsSql = `
  WITH shared AS (
    SELECT share_tag, row_number() OVER (ORDER BY min(row)) AS place
    FROM verdict WHERE audit = $audit AND share_tag IS NOT NULL GROUP BY share_tag HAVING count(*) > 1
  )
  SELECT $column FROM verdict JOIN shared USING (share_tag) WHERE audit = $audit ORDER BY row`;

async function* markShared(run: AuditRun, kept: KeptAudit, signal: AbortSignal): AsyncGenerator<Progress, void, void> {
  const { replica, verdicts } = run;
  const audit = kept.number;
  const rows = await replica.readNumbers(groupsSql.replace('$column', 'row'), { audit });
  const groups = await replica.readNumbers(groupsSql.replace('$column', 'shared.place'), { audit });
  for (let from = 0; from < rows.length; from += slice) {
    signal.throwIfAborted();
    yield { kind: 'audit', step: 'comparing', done: from, total: rows.length };
    const groupOf = new Map(
      Array.from(rows.subarray(from, from + slice), (row, index) => [row, groups[from + index] ?? 0]),
    );
    const facts = await factsOf(replica, audit, [...groupOf.keys()]);
    verdicts.judgeAgain(
      audit,
      facts.map((row) => ({ row: row.row, group: groupOf.get(row.row) ?? 0, ...judgeShared(row, kept) })),
    );
  }
}

interface FactRow extends FactColumns {
  readonly row: number;
  readonly system: number;
  readonly change: number;
}

function factsOf(replica: Replica, audit: number, rows: readonly number[]): Promise<FactRow[]> {
  return replica.read<FactRow>(
    `SELECT row, system, change, ${factColumns} FROM verdict WHERE audit = $audit AND row IN (SELECT value FROM json_each($rows))`,
    { audit, rows: JSON.stringify(rows) },
  );
}

function judgeShared(row: FactRow, kept: KeptAudit) {
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

async function* dropOldVerdicts(
  run: AuditRun,
  kept: KeptAudit,
  signal: AbortSignal,
): AsyncGenerator<Progress, void, void> {
  const { store, verdicts } = run;
  const old = store
    .list()
    .filter(
      ({ audit }) => audit.connectionId === kept.audit.connectionId && audit.state === 'done' && audit.hasAccounts,
    )
    .slice(auditsWithAccounts);
  for (const { number } of old) {
    yield* bySlices('tidying', verdicts.lastRow(number), signal, (from, to) => verdicts.remove(number, from, to));
    store.dropAccounts(number);
  }
}

async function* bySlices(
  step: string,
  rows: number,
  signal: AbortSignal,
  deed: (from: number, to: number) => void,
): AsyncGenerator<Progress, void, void> {
  for (let from = 1; from <= rows; from += slice * 4) {
    signal.throwIfAborted();
    deed(from, Math.min(rows, from + slice * 4 - 1));
    yield { kind: 'audit', step, done: Math.min(rows, from + slice * 4 - 1), total: rows };
    await breathe();
  }
}
