import type { Plan, Verification } from '../../../preload/contract/column-encryption.ts';
import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';

/** Where a column stands for a volunteer, what asks for a decision first. */
export const groups = [
  'undecided',
  'trouble',
  'ready',
  'working',
  'planned',
  'switched',
  'contracted',
  'left',
] as const;
export type Group = (typeof groups)[number];

/** A column of the list: planned, found by the inventory, or both. */
export interface Line {
  /** "table.column" */
  readonly key: string;
  readonly table: string;
  readonly column: string;
  readonly group: Group;
  readonly plan?: Plan;
  readonly found?: InventoryColumn;
}

export const keyOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;

/** Whether a verification found nothing wrong. */
export function isGood({ pending, stale, corrupt }: Verification): boolean {
  return pending + stale + corrupt === 0;
}

/**
 * Whether all was verified before the switch. Rows that wait are then the daily work of an application that writes meanwhile:
 * the switch gives them their copy.
 */
export function isVerified({ state, now, verification }: Plan): boolean {
  if (state !== 'verifying' || now !== undefined || verification === undefined) return false;
  return verification.stale + verification.corrupt === 0;
}

/** Purge and leave change nothing in the column. */
export const isTreated = ({ treatment }: Plan) => treatment.kind === 'encrypt' || treatment.kind === 'hash';

function isTroubled({ state, now, verification, problem, differs }: Plan): boolean {
  if (differs) return true;
  if (now !== undefined) return false;
  if (problem !== undefined) return true;
  if (verification === undefined || isGood(verification)) return false;
  return verification.stale + verification.corrupt > 0 || state === 'switched' || state === 'contracted';
}

/** Where a planned column belongs. */
export function groupOf(plan: Plan): Group {
  if (!isTreated(plan)) return 'left';
  if (isTroubled(plan)) return 'trouble';
  if (isVerified(plan)) return 'ready';
  if (plan.now !== undefined && plan.state !== 'switched' && plan.state !== 'contracted') return 'working';
  return plan.state === 'expanding' || plan.state === 'backfilling' || plan.state === 'verifying'
    ? 'working'
    : plan.state;
}

/** Plans and what the inventory found beside them, what asks for a decision first, then by name. */
export function linesOf(plans: readonly Plan[], found: readonly InventoryColumn[]): Line[] {
  const byKey = new Map(found.map((one) => [keyOf(one), one]));
  const planned = new Set(plans.map(keyOf));
  const followed = plans.map((plan): Line => {
    const known = byKey.get(keyOf(plan));
    const { table, column } = plan;
    return { key: keyOf(plan), table, column, group: groupOf(plan), plan, ...(known ? { found: known } : {}) };
  });
  const undecided = found
    .filter((one) => (one.state === 'kept' || one.state === 'proposed') && one.change !== 'gone')
    .filter((one) => !planned.has(keyOf(one)))
    .map(({ table, column, ...rest }): Line => {
      const one = { table, column, ...rest };
      return { key: keyOf(one), table, column, group: 'undecided', found: one };
    });
  const rank = (line: Line) => groups.indexOf(line.group);
  return [...undecided, ...followed].sort((a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key));
}

/** How many lines each group has. */
export function countsOf(lines: readonly Line[]): Record<Group, number> {
  const counts = Object.fromEntries(groups.map((group) => [group, 0])) as Record<Group, number>;
  for (const { group } of lines) counts[group] += 1;
  return counts;
}

/** The lines of these groups (all of them where none is named) whose name holds each word. */
export function narrowed(lines: readonly Line[], search: string, chosen: readonly Group[]): Line[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter(
    ({ key, group }) =>
      (chosen.length === 0 || chosen.includes(group)) && words.every((word) => key.toLowerCase().includes(word)),
  );
}
