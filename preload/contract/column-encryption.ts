import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Day, ExportPurpose, ExportRequest, ExportResult, exportRefusals, Instant, open, Progress } from './common.ts';
import { reachRefusals } from './connections.ts';

const Count = z.number().int().nonnegative();
const Name = z.string().min(1).max(64);

/** How a searched value is normalised before its blind index is made. */
export const blindIndexKinds = ['none', 'email', 'telephone', 'text'] as const;

/** Parameters of Argon2id (RFC 9106). OWASP's: 19 MiB, 2 passes, 1 lane. */
export const Argon2id = z.object({
  memoryKib: z.number().int().min(8_192).max(1_048_576),
  passes: z.number().int().min(1).max(20),
  lanes: z.number().int().min(1).max(16),
});
export type Argon2id = z.infer<typeof Argon2id>;
export const owaspArgon2id: Argon2id = { memoryKib: 19_456, passes: 2, lanes: 1 };

/** What becomes of a column. hash: verified, never read back. purge: emptied by a clock of the retention screen. */
export const Treatment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('encrypt'), index: z.enum(blindIndexKinds) }),
  z.object({ kind: z.literal('hash'), argon2id: Argon2id }),
  z.object({ kind: z.literal('purge'), clock: z.string() }),
  z.object({ kind: z.literal('leave'), reason: z.string().trim().min(1).max(500) }),
]);
export type Treatment = z.infer<typeof Treatment>;

/** The states of a column, in their order (column-encryption.md). Those of purge and leave stay planned. */
export const columnStates = ['planned', 'expanding', 'backfilling', 'verifying', 'switched', 'contracted'] as const;
export const ColumnState = z.enum(columnStates);
export type ColumnState = z.infer<typeof ColumnState>;

/**
 * What is at work on a column now, here or on another laptop. `paused`: the database asked for a rest (replication lags, the
 * server is busy) or a volunteer did.
 */
export const ColumnWorkNow = z.object({
  doing: z.enum(['forward', 'back', 'verify', 'rotate']),
  here: z.boolean(),
  /** By name; empty where it is not known. */
  by: z.string(),
  progress: Progress,
  paused: z.enum(['lag', 'busy']).optional(),
  /** Rows a second at most, where a volunteer said so. */
  pace: z.number().int().positive().optional(),
});
export type ColumnWorkNow = z.infer<typeof ColumnWorkNow>;

/** What the last verification found. pending: not encrypted. stale: the ciphertext of another value. corrupt: does not open. */
export const Verification = z.object({
  at: Instant,
  rows: Count,
  pending: Count,
  stale: Count,
  corrupt: Count,
  /** Keys of the first damaged rows, as text. */
  damaged: z.array(z.string()).max(20),
});
export type Verification = z.infer<typeof Verification>;

/** Why the way forward is closed until somebody does something: each has its sentence and its next step. */
export const obstacles = [
  'table-missing',
  'column-missing',
  'no-primary-key',
  'in-primary-key',
  'generated',
  'generated-from-it',
  'foreign-key',
  'referenced',
  'not-innodb',
  'is-view',
  'type-not-supported',
  'name-taken',
  'trigger-taken',
  'key-too-long',
  'row-too-long',
  'duplicates',
  'check-constraint',
  'server-read-only',
] as const;
export const Obstacle = z.object({ code: z.enum(obstacles), facts: z.record(z.string(), z.string()) });
export type Obstacle = z.infer<typeof Obstacle>;

/** What stops working in Ouvadmin once the column is switched, as far as the database can tell. */
export const Break = z.object({
  code: z.enum(['like', 'order-by', 'join', 'range', 'unique', 'index', 'view', 'routine', 'case', 'length']),
  /** A name: of the index, of the view, of the routine. */
  what: z.string().default(''),
});
export type Break = z.infer<typeof Break>;

/** What a plan would do, said before anything is done. Reads only. */
export const Preview = z.object({
  at: Instant,
  rows: Count,
  /** Rows with a value. */
  values: Count,
  bytesNow: Count,
  bytesMore: Count,
  /** Of the backfill, at the rate measured here a moment ago (rows a second). */
  rate: z.number().nonnegative(),
  seconds: z.number().nonnegative(),
  /** Of one verification of all rows: as long as the work itself where hashes are verified. */
  verifySeconds: z.number().nonnegative().default(0),
  roundTrip: z.number().nonnegative(),
  /** Milliseconds that one hash takes here, and how many are made at a time. */
  hashing: z.object({ milliseconds: z.number(), threads: z.number().int() }).optional(),
  /** In the order in which they will run, by the state that they lead to. */
  statements: z.array(z.object({ state: z.enum([...columnStates, 'collapse', 'unfence']), sql: z.string() })),
  /** What the login lacks, as GRANT statements ready to copy. */
  lacking: z.array(z.string()),
  obstacles: z.array(Obstacle),
  breaks: z.array(Break),
  warnings: z.array(z.enum(['no-recent-audit', 'already-hashed', 'no-team', 'no-recovery', 'replicas', 'binary-log'])),
});
export type Preview = z.infer<typeof Preview>;

export const Plan = z.object({
  id: z.string(),
  table: z.string(),
  column: z.string(),
  treatment: Treatment,
  state: ColumnState,
  /** Since when it is in this state. */
  since: Instant,
  by: z.string(),
  /** The columns that Ouvadmin reads from now on. */
  shadow: z.string(),
  blindIndex: z.string().optional(),
  now: ColumnWorkNow.optional(),
  verification: Verification.optional(),
  /** Why the last step ended before its end; the state is still true, and the step can be taken again. */
  problem: z.object({ code: z.string(), facts: z.record(z.string(), z.string()) }).optional(),
  /** Whether this laptop holds the key. Without a key of its own (purge, leave) true. */
  readable: z.boolean(),
  /** The database does not say what we know of it: somebody undid by hand what was done. */
  differs: z.boolean(),
  /** Where the database cannot be reached now: when it was last seen so. Absent where it was never seen, or is seen now. */
  seenAt: Instant.optional(),
  /** Whether the database can be reached now. */
  reached: z.boolean().default(true),
});
export type Plan = z.infer<typeof Plan>;

/** Who can read a column: each holder has the key wrapped for herself; the recovery identity is split on paper. */
export const KeyHolder = z.object({
  kind: z.enum(['volunteer', 'recovery']),
  id: z.string(),
  name: z.string(),
  since: Instant,
  /** She left the team, and has read what she has read: change the key. */
  left: z.boolean(),
});
export type KeyHolder = z.infer<typeof KeyHolder>;

export const ColumnKeyView = z.object({
  /** As written in each ciphertext. */
  number: Count,
  madeAt: Instant,
  by: z.string(),
  /** Older ones are kept as long as a ciphertext may need them. */
  current: z.boolean(),
});

export const KeysOfColumn = z.object({
  planId: z.string(),
  table: z.string(),
  column: z.string(),
  keys: z.array(ColumnKeyView),
  holders: z.array(KeyHolder),
  readable: z.boolean(),
  /** Why the key should be changed. */
  rotate: z.enum(['holder-left', 'old']).optional(),
  /** What was found in its place and is not it (altered, moved from another column, forged) and was not used. */
  refusedCopies: Count.optional(),
});
export type KeysOfColumn = z.infer<typeof KeysOfColumn>;

export const KeyRing = z.object({
  columns: z.array(KeysOfColumn),
  /** Volunteers who may be given a key. */
  volunteers: z.array(z.object({ id: z.string(), name: z.string(), me: z.boolean() })),
  /** alone: a vault without a team keeps the keys for itself. demonstration: its keys are worth nothing. */
  standing: z.enum(['team', 'alone', 'demonstration']),
  recovery: z.enum(['none', 'not-rehearsed', 'rehearsed']),
  rehearsedAt: Instant.optional(),
});
export type KeyRing = z.infer<typeof KeyRing>;

/** Where Ouvadmin's server keeps its key file. Secrets go in and never come back. */
export const DeliveryPlace = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  user: z.string().min(1).max(128),
  auth: z.enum(['key', 'agent', 'password']),
  /** Absolute, of the file itself. */
  path: z.string().startsWith('/').max(500),
});
export type DeliveryPlace = z.infer<typeof DeliveryPlace>;
export const DeliverySecrets = z.object({
  sshPassword: z.string().max(10_000).nullish(),
  sshKey: z.string().max(100_000).nullish(),
  sshKeyPassphrase: z.string().max(10_000).nullish(),
});
export type DeliverySecrets = z.infer<typeof DeliverySecrets>;

/** What a delivery would do, seen on the server without writing anything. */
export const DeliveryDryRun = z.object({
  id: z.string(),
  at: Instant,
  place: DeliveryPlace,
  fingerprint: z.string(),
  folder: z.object({ exists: z.boolean(), mode: z.string(), writable: z.boolean(), othersRead: z.boolean() }),
  /** What lies there now. */
  former: z
    .object({ bytes: Count, mode: z.string(), modifiedAt: Instant, same: z.boolean(), ours: z.boolean() })
    .optional(),
  /** Columns whose keys it would hold, by number; never the keys. */
  columns: z.array(z.object({ table: z.string(), column: z.string(), numbers: z.array(Count) })),
  bytes: Count,
  /** Why it would not be done. */
  refused: z.enum(['folder-missing', 'not-writable', 'in-web-root', 'not-ours', 'is-folder', 'is-link']).optional(),
});
export type DeliveryDryRun = z.infer<typeof DeliveryDryRun>;

export const Delivery = z.object({
  place: DeliveryPlace.optional(),
  held: z.array(z.enum(['sshPassword', 'sshKey', 'sshKeyPassphrase'])),
  hostKey: z.string().optional(),
  last: z.object({ at: Instant, by: z.string(), columns: Count, sha256: z.string() }).optional(),
  /** Keys were made or changed since. */
  due: z.boolean(),
});
export type Delivery = z.infer<typeof Delivery>;

export const Health = z.object({
  checkedAt: Instant.optional(),
  columns: z.array(
    z.object({
      planId: z.string(),
      table: z.string(),
      column: z.string(),
      state: ColumnState,
      treatment: z.enum(['encrypt', 'hash']),
      verification: Verification.optional(),
      /** Overdue by the schedule. */
      overdue: z.boolean(),
      next: Day.optional(),
      holders: Count,
      keyNumber: Count.optional(),
      keyMadeAt: Instant.optional(),
      rotate: z.enum(['holder-left', 'old']).optional(),
    }),
  ),
  /** Days between two verifications, done when the application is open and the database can be reached. */
  everyDays: z.number().int().min(1).max(365),
  /** What a person must still do so that clear text leaves the disks, of contracted columns. */
  remains: z.array(
    z.object({
      planId: z.string(),
      what: z.enum(['binary-log', 'backups', 'replicas', 'redo-log', 'slow-log', 'key-file']),
      doneAt: Instant.optional(),
      doneBy: z.string().default(''),
    }),
  ),
});
export type Health = z.infer<typeof Health>;

/** A row that may be the person's who asks. */
export const AccessRow = z.object({
  table: z.string(),
  /** The primary key as JSON. */
  key: z.string(),
  label: z.string(),
});
export type AccessRow = z.infer<typeof AccessRow>;

export const AccessValue = z.object({
  column: z.string(),
  value: z.string().nullable(),
  /** hidden: a password or a hash, which nobody reads. damaged: the ciphertext does not open. no-key: not ours to read. */
  was: z.enum(['clear', 'encrypted', 'hidden', 'damaged', 'no-key']),
});
export const AccessAnswer = z.object({
  at: Instant,
  rows: z.array(AccessRow.extend({ values: z.array(AccessValue) })),
});
export type AccessAnswer = z.infer<typeof AccessAnswer>;

const Of = z.object({ connectionId: z.string() });
const OfPlan = z.object({ planId: z.string() });
const unknown = { PLAN_UNKNOWN: {}, NO_BASE_HERE: {} };
const working = { ...reachRefusals, ...unknown, WORKING_ELSEWHERE: { data: z.object({ by: z.string() }) } };
const stepping = {
  ...working,
  /** Another state than the screen showed. */
  STATE_CHANGED: {},
  OBSTACLES: { data: z.object({ obstacles: z.array(Obstacle) }) },
  RIGHT_LACKING: { data: z.object({ lacking: z.array(z.string()) }) },
  KEY_MISSING: {},
  KEY_WRONG: {},
  /** A new key was made, and Ouvadmin's server has not been given it yet: rows under it could not be read there. */
  KEY_NOT_DELIVERED: {},
  /** Somebody altered the table meanwhile: look at the plan again. */
  TABLE_ALTERED: { data: z.object({ what: z.string() }) },
  NOT_VERIFIED: {},
  NOT_REHEARSED: {},
  NOT_CONFIRMED: {},
  NO_WAY_BACK: {},
};
const sending = {
  ...reachRefusals,
  ...unknown,
  NO_PLACE: {},
  DRY_RUN_OVER: {},
  KEY_MISSING: {},
  DELIVERY_REFUSED: { data: z.object({ because: z.string() }) },
};
const Access = Of.extend({
  rows: z
    .array(z.object({ table: Name, key: z.string().max(2_000) }))
    .min(1)
    .max(50),
  /** Who asks, and how she was recognised: entered in the journal. */
  reason: z.string().trim().min(1).max(500),
});

export const columnEncryption = {
  /** The plans of a connection's database, and again after each change. */
  watchPlans: open.input(Of).output(eventIterator(z.array(Plan))),
  /** One a column: what was planned before is replaced while it is `planned`. */
  plan: open
    .input(Of.extend({ table: Name, column: Name, treatment: Treatment }))
    .output(z.object({ planId: z.string() }))
    .errors({ ...reachRefusals, STATE_CHANGED: {}, COLUMN_UNKNOWN: {}, CLOCK_UNKNOWN: {} }),
  forget: open.input(OfPlan).errors({ ...unknown, STATE_CHANGED: {} }),
  preview: open.input(OfPlan).output(Preview).errors(working),
  /** How long one hash takes here with these parameters, and how many at a time. */
  measureArgon2id: open
    .input(Argon2id)
    .output(z.object({ milliseconds: z.number(), threads: z.number().int(), perSecond: z.number() })),
  /**
   * Takes the step from `from` to the next state, in the background: expanding goes on into backfilling and verifying by itself,
   * and stops before `switched`. `confirmed`: the typed word, for `contracted`.
   */
  forward: open.input(OfPlan.extend({ from: ColumnState, confirmed: z.string().max(200).optional() })).errors(stepping),
  /** From `switched` back to `verifying` (old programs work again), from what comes before to `planned`. */
  back: open.input(OfPlan.extend({ from: ColumnState })).errors(stepping),
  /** Stops where it is; what is done stays done. */
  pause: open.input(OfPlan).errors(unknown),
  /** Rows a second at most; null for as fast as the database stands. */
  setPace: open
    .input(OfPlan.extend({ pace: z.number().int().min(1).max(1_000_000).nullable() }))
    .errors({ ...reachRefusals, ...unknown }),
  verify: open.input(OfPlan).errors(stepping),
  /** Where the plan stands, live, whichever laptop is at work. */
  watch: open.input(OfPlan).output(eventIterator(Plan)).errors(unknown),
  /** What Ouvadmin's program must change for this column, as PHP, and the library that it needs. */
  code: open
    .input(OfPlan)
    .output(z.object({ library: z.string(), before: z.string(), after: z.string() }))
    .errors(unknown),
  /** The PHP library as a file. */
  saveLibrary: open.output(z.object({ saved: z.boolean(), download: z.string().optional() })),

  watchKeys: open.input(Of).output(eventIterator(KeyRing)),
  addHolder: open
    .input(OfPlan.extend({ volunteer: z.string() }))
    .errors({ ...unknown, KEY_MISSING: {}, NOT_A_MEMBER: {} }),
  /** She keeps what she has read: rotation is what shuts her out. */
  removeHolder: open
    .input(OfPlan.extend({ volunteer: z.string() }))
    .errors({ ...unknown, KEY_MISSING: {}, LAST_HOLDER: {} }),
  /** A new data key, and every ciphertext under it, in the background. */
  rotate: open.input(OfPlan).errors(stepping),
  delivery: open.input(Of).output(Delivery).errors(unknown),
  setDelivery: open.input(Of.extend({ place: DeliveryPlace, secrets: DeliverySecrets })).errors(unknown),
  /** What key the server shows now, to be compared with what its administrator says. */
  deliveryHostKey: open
    .input(Of)
    .output(z.object({ fingerprint: z.string() }))
    .errors({ ...reachRefusals, NO_PLACE: {} }),
  acceptDeliveryHostKey: open.input(Of.extend({ fingerprint: z.string().max(100) })).errors({ NO_PLACE: {} }),
  deliveryDryRun: open.input(Of).output(DeliveryDryRun).errors(sending),
  deliver: open.input(z.object({ dryRunId: z.string() })).errors(sending),

  watchHealth: open.input(Of).output(eventIterator(Health)),
  setSchedule: open.input(Of.extend({ everyDays: z.number().int().min(1).max(365) })),
  /** Ticks or unticks what a person does outside of the application. */
  setRemains: open
    .input(
      OfPlan.extend({
        what: z.enum(['binary-log', 'backups', 'replicas', 'redo-log', 'slow-log', 'key-file']),
        done: z.boolean(),
      }),
    )
    .errors(unknown),

  /** Rows that hold exactly this login, account number or e-mail; by the blind index where the column is encrypted. */
  findPerson: open
    .input(Of.extend({ text: z.string().trim().min(1).max(255) }))
    .output(z.array(AccessRow))
    .errors({ ...reachRefusals, NOT_MAPPED: {} }),
  /** One person's data in clear; entered in the journal each time. Never a password. */
  readPerson: open.input(Access).output(AccessAnswer).errors(reachRefusals),
  accessPurposes: open.output(z.array(ExportPurpose)),
  exportPerson: open
    .input(Access.extend({ request: ExportRequest }))
    .output(eventIterator(Progress, ExportResult))
    .errors({ ...reachRefusals, ...exportRefusals }),
};
