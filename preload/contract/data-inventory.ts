import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Day, ExportPurpose, ExportRequest, ExportResult, exportRefusals, Instant, open, Progress } from './common.ts';
import { reachRefusals } from './connections.ts';

const Count = z.number().int().nonnegative();

/** What a column can hold of a person, secrets first; the order is that of the filter. A newer application may add. */
export const dataCategories = [
  'clear-password',
  'password-hash',
  'secret',
  'iban',
  'bank-card',
  'national-id',
  'name',
  'email',
  'telephone',
  'postal-address',
  'birth-date',
  'civil-status',
  'login',
  'identifier',
  'online-account',
  'ip-address',
  'geolocation',
  'connection-trace',
  'image',
  'occupation',
  'income',
  'health',
  'opinion',
  'free-text',
] as const;
export const DataCategory = z.enum(dataCategories);
export type DataCategory = z.infer<typeof DataCategory>;

/**
 * Why a column is proposed: the screen has a sentence for each `code`, with the facts in it. name: what its name says. type: what its
 * type says. content: a share of the sampled values. key: its place in a key.
 */
export const Because = z.object({
  kind: z.enum(['name', 'type', 'content', 'key']),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Because = z.infer<typeof Because>;

/** What a volunteer would do with a column of this category. `because` has its sentence on the screen. */
export const ProposedTreatment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hash') }),
  z.object({ kind: z.literal('encrypt'), index: z.enum(['none', 'email', 'telephone', 'text']) }),
  z.object({ kind: z.literal('purge') }),
  z.object({
    kind: z.literal('leave'),
    because: z.enum(['already-hashed', 'in-key', 'needed-clear', 'type-not-text', 'generated']),
  }),
]);
export type ProposedTreatment = z.infer<typeof ProposedTreatment>;

/** nothing: seen, and nothing of a person was recognised in it. A volunteer may keep it all the same. */
export const inventoryStates = ['proposed', 'kept', 'dismissed', 'nothing'] as const;
export const InventoryState = z.enum(inventoryStates);
export type InventoryState = z.infer<typeof InventoryState>;

/**
 * Against the scan before. new: it was not there, or this is what a first scan found. gone: the database no longer has it.
 * unseen: no scan of this laptop knows it, another one's decision does.
 */
export const columnChanges = ['new', 'type-changed', 'gone', 'unseen', 'same'] as const;
export const ColumnChange = z.enum(columnChanges);
export type ColumnChange = z.infer<typeof ColumnChange>;

export const InventoryColumn = z.object({
  /** Follows from database, table and column: one on every laptop. */
  id: z.string(),
  table: z.string(),
  column: z.string(),
  /** As the server writes it: "varchar(255)". */
  type: z.string(),
  /** Of its table, the server's estimate. */
  rows: Count,
  state: InventoryState,
  /** The volunteer's, or what is proposed; none where nothing was recognised. */
  category: DataCategory.optional(),
  /** What the scan says, where the volunteer said otherwise. */
  recognised: DataCategory.optional(),
  /** 0 to 1, of what the scan recognised. */
  confidence: z.number().min(0).max(1),
  because: z.array(Because),
  /** At most five values, masked in main ("m••••@o••••••.fr"); of a secret nothing but its length or its family. */
  sample: z.array(z.string()).max(5),
  proposedTreatment: ProposedTreatment.optional(),
  change: ColumnChange,
  /** What its type was when it was reviewed. */
  typeWas: z.string().optional(),
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  /** Names of the processing activities that use it. */
  activities: z.array(z.string()),
  /** Fields that two people changed without having seen each other's change. */
  inConflict: z.array(z.string()),
});
export type InventoryColumn = z.infer<typeof InventoryColumn>;

export const InventoryScan = z.object({
  at: Instant,
  tables: Count,
  columns: Count,
  /** Values that were looked at; none of them is kept. */
  values: Count,
  /** Tables whose content could not be read, and why: the login has no right, the table is broken. Their names were judged. */
  unread: z.array(z.object({ table: z.string(), because: z.enum(['no-right', 'failed', 'too-slow']) })),
  /** It did not come to its end: what is here is what it had seen. */
  complete: z.boolean(),
});
export type InventoryScan = z.infer<typeof InventoryScan>;

export const Inventory = z.object({
  /** The latest of this laptop. */
  scan: InventoryScan.optional(),
  /** Proposed, kept and dismissed; those with nothing are asked for by `others`. */
  columns: z.array(InventoryColumn),
  /** Seen, with nothing in them. */
  others: Count,
  running: Progress.optional(),
});
export type Inventory = z.infer<typeof Inventory>;

/** What a person is to whoever keeps the data, article 6 of the GDPR. */
export const legalBases = [
  'contract',
  'legal-obligation',
  'legitimate-interest',
  'consent',
  'public-interest',
  'vital-interest',
] as const;

/** Families of data of the simplified register of the CNIL, each with what it holds and when it is erased. */
export const dataFamilies = [
  'identity',
  'personal-life',
  'professional-life',
  'financial',
  'connection',
  'location',
  'secrets',
  'other',
] as const;
export const DataFamily = z.enum(dataFamilies);
export type DataFamily = z.infer<typeof DataFamily>;

/** Article 9, article 10 and the number of article 30 of the French act: named apart. */
export const sensitiveKinds = [
  'origin',
  'politics',
  'religion',
  'union',
  'genetic',
  'biometric',
  'health',
  'sexual',
  'offences',
  'national-id',
] as const;
export const SensitiveKind = z.enum(sensitiveKinds);
export type SensitiveKind = z.infer<typeof SensitiveKind>;

const Line = z.string().trim().max(300);
const Text = z.string().trim().max(5_000);
const Held = z.object({ what: Text, erasedAfter: Line });

export const recipientKinds = ['internal', 'processor', 'partner', 'authority'] as const;

/** What the register says of one activity (article 30). */
export const ActivityFields = z.object({
  name: Line.min(1),
  /** As the volunteer numbers it ("T-01"). */
  reference: Line,
  purpose: Text,
  /** One a line. */
  furtherPurposes: Text,
  legalBasis: z.enum(legalBases),
  /** Categories of people, one a line. */
  people: Text,
  data: z.partialRecord(DataFamily, Held),
  sensitive: z.partialRecord(SensitiveKind, Held),
  recipients: z.array(z.object({ name: Line.min(1), kind: z.enum(recipientKinds) })).max(50),
  transfers: z.array(z.object({ recipient: Line.min(1), country: Line, guarantee: Line })).max(50),
  technicalMeasures: Text,
  organisationalMeasures: Text,
  createdOn: Day,
});
export type ActivityFields = z.infer<typeof ActivityFields>;

export const ActivityColumn = z.object({
  id: z.string(),
  /** Which database: "host/base". */
  source: z.string(),
  table: z.string(),
  column: z.string(),
  category: DataCategory.optional(),
  state: InventoryState,
});
export type ActivityColumn = z.infer<typeof ActivityColumn>;

export const ProcessingActivity = ActivityFields.extend({
  id: z.string(),
  updatedAt: Instant,
  updatedBy: z.string(),
  columns: z.array(ActivityColumn),
  inConflict: z.array(z.string()),
});
export type ProcessingActivity = z.infer<typeof ProcessingActivity>;

const Contact = z.object({ name: Line, address: Line, email: Line, telephone: Line });
/** Who answers for the data, who watches over it, and who stands for it in the Union. Empty where nobody wrote it yet. */
export const Controller = z.object({ organisation: Contact, representative: Contact, dpo: Contact });
export type Controller = z.infer<typeof Controller>;

/** An activity that the kept columns speak of, ready to be edited. */
export const ProposedActivity = z.object({
  key: z.string(),
  fields: ActivityFields,
  columns: z.array(ActivityColumn),
  /** It stands in the register already: what would be added are these columns. */
  existing: z.string().optional(),
});
export type ProposedActivity = z.infer<typeof ProposedActivity>;

export const ProcessingRegister = z.object({
  controller: Controller,
  activities: z.array(ProcessingActivity),
  /** Kept columns that no activity names. */
  unlinked: z.array(ActivityColumn),
});
export type ProcessingRegister = z.infer<typeof ProcessingRegister>;

const Of = z.object({ connectionId: z.string() });
const Ids = z.array(z.string()).min(1).max(20_000);
const Locale = z.enum(['fr', 'en']);

export const dataInventory = {
  /** The columns of a connection's database, and again after each change (at most five times a second). */
  watch: open.input(Of).output(eventIterator(Inventory)).errors({ CONNECTION_UNKNOWN: {} }),
  /** Columns in which nothing was recognised; each word of `search` must be found in table or column. */
  others: open
    .input(
      Of.extend({ search: z.string().max(200).default(''), offset: Count, limit: z.number().int().min(1).max(500) }),
    )
    .output(z.object({ total: Count, rows: z.array(InventoryColumn) }))
    .errors({ CONNECTION_UNKNOWN: {} }),
  /** Begins in the background; the panel of jobs and `watch` tell how it goes. */
  scan: open
    .input(Of)
    .output(z.object({ jobId: z.string() }))
    .errors({ ...reachRefusals, INVENTORY_RUNNING: {} }),
  /** One, or as many as are selected. `category` counts for `kept`; without it each keeps its own. */
  decide: open
    .input(Of.extend({ ids: Ids, state: z.enum(['kept', 'dismissed', 'proposed']), category: DataCategory.optional() }))
    .output(z.object({ changed: Count }))
    .errors({ CONNECTION_UNKNOWN: {}, COLUMN_UNKNOWN: {}, CATEGORY_MISSING: {} }),

  watchRegister: open.output(eventIterator(ProcessingRegister)),
  setController: open.input(Controller),
  /** From the kept columns of this database that no activity names; in the words of `locale`. */
  proposeActivities: open
    .input(Of.extend({ locale: Locale }))
    .output(z.array(ProposedActivity))
    .errors({ CONNECTION_UNKNOWN: {} }),
  /** Enters proposed activities as they are; those that exist get their new columns. */
  acceptActivities: open
    .input(Of.extend({ locale: Locale, keys: z.array(z.string()).min(1).max(100) }))
    .output(z.object({ ids: z.array(z.string()) }))
    .errors({ CONNECTION_UNKNOWN: {}, ACTIVITY_UNKNOWN: {} }),
  addActivity: open.input(ActivityFields).output(z.object({ id: z.string() })),
  /** Only what was changed: what another laptop changed meanwhile is left alone. */
  changeActivity: open
    .input(z.object({ id: z.string(), fields: ActivityFields.partial() }))
    .errors({ ACTIVITY_UNKNOWN: {} }),
  linkColumns: open
    .input(z.object({ id: z.string(), add: z.array(z.string()).max(20_000), remove: z.array(z.string()).max(20_000) }))
    .errors({ ACTIVITY_UNKNOWN: {}, COLUMN_UNKNOWN: {} }),
  removeActivity: open.input(z.object({ id: z.string() })).errors({ ACTIVITY_UNKNOWN: {} }),

  exportPurposes: open.output(z.array(ExportPurpose)),
  /** The register after the model of the CNIL: the list, one sheet an activity, the columns. In CSV the list alone. */
  export: open
    .input(z.object({ request: ExportRequest }))
    .output(eventIterator(Progress, ExportResult))
    .errors(exportRefusals),
};
