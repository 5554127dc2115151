import { z } from 'zod';
import { ForcingRule, Meaning } from '../../../preload/contract/forced-changes.ts';
import type { Kind } from '../../database/replica/shared-records.ts';

const Text = z.string().default('');
const meaning = Meaning.nullable().default(null);

export const usualRule: ForcingRule = { notices: 3, days: 14, undoDays: 30 };

/**
 * What imposing means for the systems of one database; its id follows from the source, so that it is one on every laptop. The
 * rule is one field: merged field by field, it could come out laxer than anybody had written it.
 */
export const forcedMeaning = {
  name: 'forced-meaning',
  version: 1,
  fields: z.object({
    source: Text,
    account: meaning,
    mailbox: meaning,
    ftp: meaning,
    database: meaning,
    rule: ForcingRule.default(usualRule),
  }),
} satisfies Kind;

/**
 * A run: what was imposed, by whom, and how it can be undone. `key`: of its former values, sealed under the team's key of
 * `epoch`; '' where a vault without a team keeps it for itself, and once it is forgotten. `check` tells one key from another.
 */
export const forcedRun = {
  name: 'forced-run',
  version: 1,
  fields: z.object({
    campaign: Text,
    source: Text,
    at: Text,
    by: Text,
    device: Text,
    state: z.enum(['running', 'interrupted', 'done', 'undoing', 'undone', 'purged']).default('running'),
    planned: z.number().default(0),
    changed: z.number().default(0),
    passed: z.number().default(0),
    undone: z.number().default(0),
    notUndone: z.number().default(0),
    /** A day. */
    undoableUntil: Text,
    epoch: z.number().default(0),
    key: Text,
    check: Text,
    /** Its rows are no longer in the undo table. */
    cleared: z.boolean().default(false),
  }),
} satisfies Kind;

const named = (field: string) => (fields: Readonly<Record<string, unknown>>) => String(fields[field] ?? '');

/** What imposed changes share, with what a record of it is called by. */
export const forcedChangesKinds = [
  { kind: forcedMeaning, title: named('source') },
  { kind: forcedRun, title: named('at') },
] satisfies { kind: Kind; title: (fields: Record<string, unknown>) => string }[];
