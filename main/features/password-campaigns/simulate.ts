import { type System, systems } from '../../../preload/contract/common.ts';
import type { Policy, Simulation } from '../../../preload/contract/password-campaigns.ts';
import type { Replica } from '../../database/replica/replica.ts';
import { nameAt } from './codes.ts';
import { judge } from './rules/judge.ts';
import { type FactColumns, factColumns, fromColumns } from './verdict.ts';

interface CountedFacts extends FactColumns {
  readonly outcome: number;
  readonly n: number;
  readonly system: number;
}

const weak = 0;

/**
 * What each policy would say of the passwords of an audit. Facts are few where accounts are many: each distinct set of
 * facts is judged once and counted as often as it occurs. Hashes that were not opened are left out: nothing is known of them.
 */
export async function simulate(
  replica: Replica,
  audit: number,
  policies: readonly Policy[],
  throttled: boolean,
  only: readonly System[],
): Promise<Simulation[]> {
  const all = await replica.read<CountedFacts>(
    `SELECT system, outcome, ${factColumns}, count(*) AS n FROM verdict
     WHERE audit = $audit AND (length IS NOT NULL)
     GROUP BY system, outcome, ${factColumns}`,
    { audit },
  );
  const rows = all.filter((row) => only.length === 0 || only.includes(nameAt(systems, row.system)));
  return policies.map((policy) => simulateOne(policy, throttled, rows));
}

function simulateOne(policy: Policy, throttled: boolean, rows: readonly CountedFacts[]): Simulation {
  const simulation: Simulation = {
    policyId: policy.id,
    judged: 0,
    failing: 0,
    newlyFailing: 0,
    noLongerFailing: 0,
    reasons: {},
  };
  for (const row of rows) {
    const { outcome, reasons } = judge(policy, throttled, fromColumns(row));
    const fails = outcome === 'weak';
    simulation.judged += row.n;
    if (fails) simulation.failing += row.n;
    if (fails && row.outcome !== weak) simulation.newlyFailing += row.n;
    if (!fails && row.outcome === weak) simulation.noLongerFailing += row.n;
    for (const reason of reasons) simulation.reasons[reason] = (simulation.reasons[reason] ?? 0) + row.n;
  }
  return simulation;
}
