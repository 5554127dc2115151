import { systems } from '../../../preload/contract/common.ts';
import {
  outcomes,
  type Reason,
  type SystemCounts,
  type SystemPolicy,
} from '../../../preload/contract/password-campaigns.ts';
import { fromBits } from './bits.ts';
import { codes, nameAt } from './codes.ts';

/** So many verdicts with the same outcome and the same reasons. */
export interface CountedVerdicts {
  readonly system: number;
  readonly outcome: number;
  readonly reasons: number;
  readonly n: number;
}

export const countedVerdictsSql =
  'SELECT system, outcome, reasons, count(*) AS n FROM verdict WHERE audit = $audit GROUP BY system, outcome, reasons';

/** The counts of each system; an account counts once for each of its reasons. */
export function countVerdicts(rows: readonly CountedVerdicts[], policies: readonly SystemPolicy[]): SystemCounts[] {
  return policies.map(({ system, policyId }) => {
    const mine = rows.filter((row) => row.system === systems.indexOf(system));
    const byOutcome = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as SystemCounts['outcomes'];
    const byReason: Partial<Record<Reason, number>> = {};
    for (const { outcome, reasons, n } of mine) {
      byOutcome[nameAt(outcomes, outcome)] += n;
      for (const reason of fromBits(codes.reasons, reasons)) byReason[reason] = (byReason[reason] ?? 0) + n;
    }
    return { system, policyId, total: mine.reduce((sum, { n }) => sum + n, 0), outcomes: byOutcome, reasons: byReason };
  });
}
