import { z } from 'zod';
import { RuleDraft } from '../../../preload/contract/retention.ts';

/** A rule with its time made plain: what the worker needs to know of it. */
export const RuleWork = RuleDraft.extend({
  id: z.string(),
  /** Events before this day of Paris are due. */
  before: z.string(),
  /** A hold on the whole rule: nothing of it is due. */
  held: z.boolean(),
});
export type RuleWork = z.infer<typeof RuleWork>;

/** One rule, and all that may keep its rows. */
export interface PurgeWork {
  readonly rule: RuleWork;
  /** The other rules of the database. */
  readonly others: readonly RuleWork[];
  /** Keys of persons under a legal hold, as hold-keys.ts makes them alike. */
  readonly persons: readonly string[];
  /** A day of Paris. */
  readonly today: string;
}

/** The columns of a rule that it changes; of one that deletes, none by name. */
export function changedColumns({ deed }: Pick<RuleDraft, 'deed'>): readonly string[] {
  if (deed.kind === 'delete') return [];
  return deed.kind === 'empty' ? deed.columns : deed.columns.map(({ column }) => column);
}
