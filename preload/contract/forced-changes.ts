import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Day, Instant, open, Progress, System } from './common.ts';
import { reachRefusals } from './connections.ts';
import { Drift } from './schema-mapping.ts';

const Count = z.number().int().nonnegative();
const Name = z.string().min(1).max(64);

/**
 * What "impose" means for a system. flag: a must-change column is set, which the panel heeds at the next login. suspend: a
 * status column is set. secret: the stored password is replaced by one that nobody knows and no screen ever shows.
 */
export const Meaning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('flag'), column: Name, value: z.string().max(255) }),
  z.object({ kind: z.literal('suspend'), column: Name, value: z.string().max(255) }),
  z.object({ kind: z.literal('secret') }),
]);
export type Meaning = z.infer<typeof Meaning>;

export const SystemMeaning = z.object({ system: System, meaning: Meaning });
export type SystemMeaning = z.infer<typeof SystemMeaning>;

/** When it may be imposed, and for how long it can be undone. */
export const ForcingRule = z.object({
  notices: z.number().int().min(1).max(20),
  days: z.number().int().min(1).max(730),
  /** Days after which the former values are purged. */
  undoDays: z.number().int().min(1).max(365),
});
export type ForcingRule = z.infer<typeof ForcingRule>;

/**
 * Why an account of the campaign is left alone. not-verifiable: only the laptop that made the campaign can tell whether its
 * value is still the one audited. no-transactions: its table cannot change a row and keep how to undo it in one go (MyISAM).
 */
export const leftAlone = [
  'not-notified-enough',
  'notified-too-lately',
  'excepted',
  'already-changed',
  'already-imposed',
  'gone',
  'no-meaning',
  'storage-not-written',
  'not-verifiable',
  'no-transactions',
] as const;
export const LeftAlone = z.enum(leftAlone);
export type LeftAlone = z.infer<typeof LeftAlone>;

export const ForcedRow = z.object({
  system: System,
  table: z.string(),
  /** Text, may begin with a zero. */
  accountId: z.string(),
  login: z.string(),
  person: z.string(),
  /** What is written, in words of the mapping: a column and its value; of a secret, only the column. */
  column: z.string(),
  value: z.string().optional(),
  /** What stands there now; never shown of a password. */
  former: z.string().nullable().optional(),
});
export type ForcedRow = z.infer<typeof ForcedRow>;

export const DryRun = z.object({
  id: z.string(),
  at: Instant,
  rows: Count,
  people: Count,
  /** As they will be run, with one row's key as an example; a secret stands as a question mark. */
  statements: z.array(
    z.object({
      what: z.enum(['undo-table', 'undo', 'change', 'right']),
      system: System.optional(),
      sql: z.string(),
      rows: Count,
    }),
  ),
  leftAlone: z.array(z.object({ because: LeftAlone, people: Count, accounts: Count, firstPossible: Day.optional() })),
  /** What the login lacks, as GRANT statements ready to copy. */
  lacking: z.array(z.string()),
});
export type DryRun = z.infer<typeof DryRun>;

export const Run = z.object({
  id: z.string(),
  campaignId: z.string(),
  at: Instant,
  by: z.string(),
  state: z.enum(['running', 'interrupted', 'done', 'undoing', 'undone', 'purged']),
  planned: Count,
  changed: Count,
  /** Whose stored value was no longer the one audited. */
  passed: Count,
  undone: Count,
  /** Somebody has written there since: left as it is. */
  notUndone: Count,
  undoableUntil: Day.optional(),
});
export type Run = z.infer<typeof Run>;

const Of = z.object({ campaignId: z.string() });
const unknown = { CAMPAIGN_UNKNOWN: {}, NO_BASE_HERE: {} };
const writing = {
  ...reachRefusals,
  NOT_MAPPED: {},
  MAPPING_DRIFTED: { data: z.object({ drift: z.array(Drift) }) },
};

export const forcedChanges = {
  /** What it means for each system of the campaign's database, and what its columns offer. */
  meanings: open
    .input(Of)
    .output(z.object({ chosen: z.array(SystemMeaning), offered: z.array(SystemMeaning), rule: ForcingRule }))
    .errors({ ...unknown, ...writing }),
  setMeanings: open
    .input(Of.extend({ meanings: z.array(SystemMeaning), rule: ForcingRule }))
    .errors({ ...unknown, ...writing, COLUMN_UNKNOWN: { data: z.object({ column: z.string() }) } }),
  /** Reads only. What it shows is what `impose` will do, for rows that are still as they were audited. */
  dryRun: open
    .input(Of)
    .output(DryRun)
    .errors({ ...unknown, ...writing }),
  rows: open
    .input(z.object({ dryRunId: z.string(), offset: Count, limit: z.number().int().min(1).max(500) }))
    .output(z.object({ total: Count, rows: z.array(ForcedRow) }))
    .errors({ DRY_RUN_OVER: {} }),
  /** Begins in the background; the panel of jobs and `watch` tell how it goes. Refused once the dry run is over an hour old. */
  impose: open
    .input(z.object({ dryRunId: z.string() }))
    .output(z.object({ runId: z.string() }))
    .errors({
      ...unknown,
      ...writing,
      DRY_RUN_OVER: {},
      NOTHING_TO_IMPOSE: {},
      RIGHT_LACKING: {},
      IMPOSING_ELSEWHERE: { data: z.object({ by: z.string() }) },
    }),
  undo: open.input(z.object({ runId: z.string() })).errors({
    ...unknown,
    ...writing,
    RUN_UNKNOWN: {},
    CANNOT_UNDO: { data: z.object({ because: z.enum(['purged', 'undone', 'running', 'no-key']) }) },
  }),
  /** Progress of the run of this id while there is any, then how it stands. */
  watch: open
    .input(z.object({ runId: z.string() }))
    .output(eventIterator(Progress, Run))
    .errors({ RUN_UNKNOWN: {} }),
  runs: open.input(Of).output(z.array(Run)),
};
