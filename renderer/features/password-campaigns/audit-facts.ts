import type { System } from '../../../preload/contract/common.ts';
import {
  type Audit,
  type Outcome,
  outcomes,
  type Reason,
  reasons,
} from '../../../preload/contract/password-campaigns.ts';

export interface Totals {
  readonly total: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly reasons: Readonly<Record<Reason, number>>;
}

/** The counts of an audit added up, over all its systems or over some. */
export function totalsOf(audit: Audit, only: readonly System[] = []): Totals {
  const counts = audit.counts.filter(({ system }) => only.length === 0 || only.includes(system));
  const sum = (pick: (one: Audit['counts'][number]) => number) => counts.reduce((total, one) => total + pick(one), 0);
  return {
    total: sum((one) => one.total),
    outcomes: Object.fromEntries(outcomes.map((key) => [key, sum((one) => one.outcomes[key])])) as Totals['outcomes'],
    reasons: Object.fromEntries(reasons.map((key) => [key, sum((one) => one.reasons[key] ?? 0)])) as Totals['reasons'],
  };
}

/** Reasons that occur, the most frequent first. */
export function frequentReasons({ reasons: counts }: Pick<Totals, 'reasons'>): [Reason, number][] {
  return reasons
    .map((reason): [Reason, number] => [reason, counts[reason]])
    .filter(([, count]) => count > 0)
    .sort((one, other) => other[1] - one[1]);
}

/** The audit of the address if it is still kept, else the latest. Audits come newest first. */
export function chosenAudit(audits: readonly Audit[], id: string | undefined): Audit | undefined {
  return audits.find((audit) => audit.id === id) ?? audits[0];
}

/** Finished audits of one connection, oldest first: the points of the trend. */
export function trendOf(audits: readonly Audit[], connectionId: string): Audit[] {
  return audits.filter((audit) => audit.connectionId === connectionId && audit.state === 'done').reverse();
}
