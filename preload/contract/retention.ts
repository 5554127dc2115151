import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Day, ExportPurpose, ExportRequest, ExportResult, exportRefusals, Instant, open, Progress } from './common.ts';
import { reachRefusals } from './connections.ts';

const Count = z.number().int().nonnegative();
const Name = z.string().min(1).max(64);
const Label = z.string().trim().min(1).max(200);

/** A sentence in both languages; what a volunteer writes stands in both. */
export const Said = z.object({ fr: z.string().trim().max(500), en: z.string().trim().max(500) });
export type Said = z.infer<typeof Said>;

/** Civil time: 0 is "as soon as the event has happened". It ends at the end of its last day (CPC, art. 641 and 642). */
export const Duration = z.object({ amount: z.number().int().min(0).max(999), unit: z.enum(['day', 'month', 'year']) });
export type Duration = z.infer<typeof Duration>;

export const ClockDraft = z.object({
  name: Said,
  duration: Duration,
  /** The event it runs from, in words: "fin du contrat". */
  event: Said,
  /** The event itself, or the end of the financial year in which it falls. */
  runsFrom: z.enum(['event', 'financial-year-end']),
  /** The law, the decision. */
  source: z.string().trim().min(1).max(500),
  /** When somebody last read that source. */
  checkedOn: Day,
  validFrom: Day.optional(),
  /** Included. */
  validUntil: Day.optional(),
});
export type ClockDraft = z.infer<typeof ClockDraft>;

/** How long some data may be kept, and why. One for the cooperative, whatever the database. */
export const RetentionClock = ClockDraft.extend({
  id: z.string(),
  /** Came with the application, and as it came. */
  preloaded: z.boolean(),
  /** Rules of any database that follow it. */
  rules: Count,
  /** Kept by Ouvadesk itself, which purges by it without being told. */
  ours: z.boolean(),
  /** The source was read more than a year ago, or is not valid today. */
  toCheck: z.enum(['old', 'not-yet-valid', 'no-longer-valid']).optional(),
  inConflict: z.array(z.string()),
});
export type RetentionClock = z.infer<typeof RetentionClock>;

/**
 * How the column holds the event. day: "2018-01-26" (a date, or the beginning of a text). paris: a date and time as clocks in
 * Paris show it. utc: the same in UTC (a TIMESTAMP). unix: seconds since 1970.
 */
export const EventReading = z.enum(['day', 'paris', 'utc', 'unix']);
export type EventReading = z.infer<typeof EventReading>;

/** is / is-not: one of the values; a row whose column is NULL is none of them. */
export const Condition = z.object({
  column: Name,
  test: z.enum(['is', 'is-not', 'empty', 'filled']),
  values: z.array(z.string().max(255)).max(50).default([]),
});
export type Condition = z.infer<typeof Condition>;

/**
 * What becomes of the rows. delete: the row goes; `without` names the columns that its purpose does not need, which another
 * rule may empty earlier. empty: these columns become NULL. replace: they become a neutral value.
 */
export const PurgeDeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delete'), without: z.array(Name).max(200).default([]) }),
  z.object({ kind: z.literal('empty'), columns: z.array(Name).min(1).max(200) }),
  z.object({
    kind: z.literal('replace'),
    columns: z
      .array(z.object({ column: Name, value: z.string().max(255) }))
      .min(1)
      .max(200),
  }),
]);
export type PurgeDeed = z.infer<typeof PurgeDeed>;

export const RuleDraft = z.object({
  name: Label,
  clockId: z.string(),
  table: Name,
  event: z.object({ column: Name, as: EventReading }),
  /** All must be met. */
  conditions: z.array(Condition).max(20),
  deed: PurgeDeed,
  /** Columns by which a person or an account is told, for legal holds. Without one, a hold of any person stops the rule. */
  person: z.array(Name).max(10),
});
export type RuleDraft = z.infer<typeof RuleDraft>;

/** What was found when the database was last asked. */
export const RuleLook = z.object({
  at: Instant,
  /** Rows that may go today. */
  due: Count,
  /** Rows whose time has come and that something keeps. */
  heldBack: Count,
  /** When the next ones fall due, of those not due yet. */
  next: z.object({ day: Day, rows: Count }).optional(),
});
export type RuleLook = z.infer<typeof RuleLook>;

export const RetentionRule = RuleDraft.extend({
  id: z.string(),
  enabled: z.boolean(),
  look: RuleLook.optional(),
  /** A hold on the whole rule, or of a person where the rule cannot tell persons. */
  held: z.enum(['rule', 'person-not-told']).optional(),
  /** Why it cannot be run. */
  broken: z.enum(['clock-gone', 'clock-not-valid']).optional(),
  inConflict: z.array(z.string()),
});
export type RetentionRule = z.infer<typeof RetentionRule>;

export const HoldDraft = z.object({
  on: z.discriminatedUnion('kind', [
    /** Whatever the tables call one person or account: number, login, address. Capitals and leading zeros do not count. */
    z.object({ kind: z.literal('person'), keys: z.array(z.string().trim().min(1).max(255)).min(1).max(20) }),
    z.object({ kind: z.literal('rule'), ruleId: z.string() }),
  ]),
  reason: z.string().trim().min(1).max(500),
  /** Included; absent: until it is lifted. */
  until: Day.optional(),
});
export type HoldDraft = z.infer<typeof HoldDraft>;

export const LegalHold = HoldDraft.extend({
  id: z.string(),
  by: z.string(),
  at: Instant,
  state: z.enum(['standing', 'over', 'lifted']),
  lifted: z.object({ by: z.string(), at: Instant, reason: z.string() }).optional(),
});
export type LegalHold = z.infer<typeof LegalHold>;

export const PurgeRun = z.object({
  id: z.string(),
  ruleId: z.string(),
  /** As it was called then. */
  rule: z.string(),
  table: z.string(),
  at: Instant,
  by: z.string(),
  state: z.enum(['running', 'interrupted', 'done', 'undoing', 'undone', 'forgotten']),
  planned: Count,
  /** Rows that went, or whose columns were emptied. */
  purged: Count,
  /** Rows that went with them, because the database deletes what refers to them. */
  withThem: Count,
  /** Changed, held or referred to since the preview: left as they were. */
  passed: Count,
  undone: Count,
  /** Could not be put back: the key is taken again, or what they refer to is gone. */
  notUndone: Count,
  /** Included; after it the kept rows are destroyed. */
  undoableUntil: Day.optional(),
  certificateId: z.string().optional(),
});
export type PurgeRun = z.infer<typeof PurgeRun>;

/** What was deleted, without anything of what it was. */
export const DeletionCertificate = z.object({
  id: z.string(),
  runId: z.string(),
  source: z.string(),
  rule: z.string(),
  table: z.string(),
  deed: z.enum(['delete', 'empty', 'replace']),
  columns: z.array(z.string()),
  clock: z.string(),
  duration: Duration,
  basis: z.string(),
  by: z.string(),
  startedAt: Instant,
  endedAt: Instant,
  rows: Count,
  withThem: Count,
  passed: Count,
  /** Events of the rows that went. */
  oldest: Day.optional(),
  newest: Day.optional(),
  undoableUntil: Day,
  /** Of all the above, as written on it; SHA-256 in hexadecimal. */
  sha256: z.string(),
  /** What is read now gives the same. */
  intact: z.boolean(),
  /** The run was undone: the rows are back. */
  undone: z.boolean(),
  /** The day on which nothing could be put back any more. */
  finalSince: Day.optional(),
});
export type DeletionCertificate = z.infer<typeof DeletionCertificate>;

export const RetentionSettings = z.object({
  /** Last day of the financial year, "12-31"; "02-29" is the last day of February. */
  financialYearEnd: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  /** Days for which a purge can be undone. */
  undoDays: z.number().int().min(1).max(365),
});
export type RetentionSettings = z.infer<typeof RetentionSettings>;

export const Retention = z.object({
  today: Day,
  source: z.string(),
  clocks: z.array(RetentionClock),
  rules: z.array(RetentionRule),
  holds: z.array(LegalHold),
  /** Newest first. */
  runs: z.array(PurgeRun),
  certificates: z.array(DeletionCertificate),
  settings: RetentionSettings,
});
export type Retention = z.infer<typeof Retention>;

/** Why rows whose time has come stay. */
export const heldBackReasons = [
  'person-hold',
  'rule-hold',
  'person-not-told',
  'longer-clock',
  'referenced',
  'would-take-kept-rows',
] as const;
export const HeldBack = z.object({
  because: z.enum(heldBackReasons),
  /** The longer rule, or the table that refers to them. */
  what: z.string().default(''),
  rows: Count,
});
export type HeldBack = z.infer<typeof HeldBack>;

/** What the purge of a rule would do now, found out by reading only. */
export const PurgePreview = z.object({
  id: z.string(),
  ruleId: z.string(),
  at: Instant,
  /** Rows with an event before this day go: the first day whose time has not come. */
  before: Day,
  rows: Count,
  oldest: Day.optional(),
  newest: Day.optional(),
  heldBack: z.array(HeldBack),
  /** Rows of other tables that the database would delete or unlink with them. */
  withThem: z.array(z.object({ table: z.string(), rows: Count, how: z.enum(['cascade', 'set-null']) })),
  /** Rows that never go. none: no event. future: not happened yet. unreadable: no day that can be. */
  notTold: z.object({ none: Count, future: Count, unreadable: Count }),
  next: z.object({ day: Day, rows: Count }).optional(),
  /** A few rows, their values masked. */
  sample: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string().nullable())) }),
  /** As they will be run, with one row's key as an example. */
  statements: z.array(z.object({ what: z.enum(['journal', 'read', 'keep', 'purge']), sql: z.string() })),
  /** What the login lacks, as GRANT statements ready to copy. */
  lacking: z.array(z.string()),
  /** Why it cannot be done at all. */
  obstacle: z
    .enum([
      'no-primary-key',
      'no-transactions',
      'is-view',
      'not-nullable',
      'in-primary-key',
      'generated',
      'referred-to',
      'clock-not-valid',
    ])
    .optional(),
  /** The column that the obstacle is about. */
  obstacleColumn: z.string().optional(),
});
export type PurgePreview = z.infer<typeof PurgePreview>;

/** What the pickers offer. */
export const RetentionTable = z.object({
  name: z.string(),
  rows: Count.optional(),
  hasKey: z.boolean(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      nullable: z.boolean(),
      /** How its events are most likely to be read; absent where it holds none. */
      event: EventReading.optional(),
    }),
  ),
});
export type RetentionTable = z.infer<typeof RetentionTable>;

const Of = z.object({ connectionId: z.string() });
const OfRule = z.object({ ruleId: z.string() });
const OfRun = z.object({ runId: z.string() });
const Id = z.object({ id: z.string() });
const here = { ...reachRefusals, NO_BASE_HERE: {} };
const rules = {
  RULE_UNKNOWN: {},
  CLOCK_UNKNOWN: {},
  RULE_INCOMPLETE: { data: z.object({ because: z.enum(['values', 'columns-twice', 'event-emptied']) }) },
};

export const retention = {
  /** All that is known of a connection's database, and again after each change. */
  watch: open.input(Of).output(eventIterator(Retention)),
  /** Id and name of every clock, for whoever plans a purge. */
  clocks: open.output(z.array(z.object({ id: z.string(), name: Said }))),
  addClock: open.input(ClockDraft).output(Id),
  changeClock: open.input(ClockDraft.extend({ id: z.string() })).errors({ CLOCK_UNKNOWN: {} }),
  removeClock: open.input(Id).errors({ CLOCK_UNKNOWN: {}, CLOCK_IN_USE: {} }),
  setSettings: open.input(RetentionSettings),

  tables: open.input(Of).output(z.array(RetentionTable)).errors(reachRefusals),
  addRule: open.input(Of.extend(RuleDraft.shape)).output(Id).errors(rules),
  changeRule: open.input(RuleDraft.extend({ id: z.string() })).errors(rules),
  setEnabled: open.input(OfRule.extend({ enabled: z.boolean() })).errors(rules),
  removeRule: open.input(OfRule).errors(rules),
  /** Asks the database what is due under each rule, now and next. Reads only. */
  look: open.input(Of).errors(here),

  preview: open
    .input(OfRule)
    .output(PurgePreview)
    .errors({ ...here, ...rules, COLUMN_UNKNOWN: { data: z.object({ column: z.string() }) } }),
  /** Begins in the background. `confirmed`: the number of rows, typed. Refused once the preview is over an hour old. */
  purge: open
    .input(z.object({ previewId: z.string(), confirmed: Count }))
    .output(z.object({ runId: z.string() }))
    .errors({
      ...here,
      ...rules,
      PREVIEW_OVER: {},
      NOT_CONFIRMED: {},
      NOTHING_TO_PURGE: {},
      RIGHT_LACKING: { data: z.object({ lacking: z.array(z.string()) }) },
      PURGING_ELSEWHERE: { data: z.object({ by: z.string() }) },
    }),
  /** Progress of the run of this id while there is any, then how it stands. */
  watchRun: open.input(OfRun).output(eventIterator(Progress, PurgeRun)).errors({ RUN_UNKNOWN: {} }),
  undo: open.input(OfRun).errors({
    ...here,
    RUN_UNKNOWN: {},
    CANNOT_UNDO: { data: z.object({ because: z.enum(['forgotten', 'undone', 'running', 'no-key']) }) },
  }),

  addHold: open.input(Of.extend(HoldDraft.shape)).output(Id).errors(rules),
  liftHold: open.input(Id.extend({ reason: z.string().trim().min(1).max(500) })).errors({ HOLD_UNKNOWN: {} }),

  exportPurposes: open.output(z.array(ExportPurpose)),
  /** Certificates of this database: those given, or all. */
  exportCertificates: open
    .input(Of.extend({ ids: z.array(z.string()).max(10_000), request: ExportRequest }))
    .output(eventIterator(Progress, ExportResult))
    .errors(exportRefusals),
};
