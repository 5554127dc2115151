import { oc } from '@orpc/contract';
import { z } from 'zod';

/** What every call that needs an open vault may be refused with: the screen then shows the passphrase form. */
export const open = oc.errors({ VAULT_LOCKED: {} });

/** The calls that work without a vault. */
export const always = oc;

/** The systems whose passwords the cooperative keeps (product.md, section 4). */
export const systems = ['account', 'mailbox', 'ftp', 'database'] as const;
export const System = z.enum(systems);
export type System = z.infer<typeof System>;

/** Where long work stands. `total` is unknown (undefined) when it cannot be counted cheaply. Rates are units a second. */
export const Progress = z.object({
  kind: z.string(),
  step: z.string(),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative().optional(),
  rate: z.number().nonnegative().optional(),
  secondsLeft: z.number().nonnegative().optional(),
});
export type Progress = z.infer<typeof Progress>;

/** An instant, ISO 8601 in UTC with milliseconds ("2026-11-24T10:02:35.000Z"). */
export const Instant = z.iso.datetime();
/** A civil day, "2026-11-24". */
export const Day = z.iso.date();

export const SortDirection = z.enum(['ascending', 'descending']);

/** Formats and profiles of an export (product.md, rule 4). `profile` counts for CSV only. */
export const ExportFormat = z.enum(['ods', 'xlsx', 'csv']);
export type ExportFormat = z.infer<typeof ExportFormat>;
export const CsvProfile = z.enum(['tableur-francais', 'echange']);
export type CsvProfile = z.infer<typeof CsvProfile>;

/** What a volunteer asks of an export: why, which of the columns that the purpose allows, in which shape, until when it is kept. */
export const ExportRequest = z.object({
  purpose: z.string().min(1).max(100),
  /** The volunteer's own words, entered in the journal. */
  note: z.string().max(500).default(''),
  columns: z.array(z.string()).min(1),
  format: ExportFormat,
  profile: CsvProfile.default('tableur-francais'),
  locale: z.enum(['fr', 'en']),
  deleteBy: Day,
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** A purpose offered for a set of data, with the columns it needs; the screen has the words for both keys. */
export const ExportPurpose = z.object({
  key: z.string(),
  columns: z.array(z.string()),
  /** How many days such a file is usually kept. */
  keepDays: z.number().int().positive(),
});
export type ExportPurpose = z.infer<typeof ExportPurpose>;

/** How a cell was altered so that every spreadsheet can open the file; told to the volunteer with its count. */
export const ExportAlteration = z.object({
  kind: z.enum(['forbidden-character', 'text-cut', 'not-a-number', 'impossible-date', 'formula-guarded']),
  count: z.number().int().positive(),
  /** The first places, as "sheet row x, column key". */
  examples: z.array(z.string()).max(5),
});
export type ExportAlteration = z.infer<typeof ExportAlteration>;

/** What was written. In the browser shell `download` is a one-time address on the same origin; in the desktop shell the file stands where the dialog said. */
export const ExportResult = z.object({
  journalId: z.string(),
  fileName: z.string(),
  rows: z.number().int().nonnegative(),
  sheets: z.number().int().positive(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
  alterations: z.array(ExportAlteration),
  download: z.string().optional(),
});
export type ExportResult = z.infer<typeof ExportResult>;

/** The refusals of every export. */
export const exportRefusals = {
  EXPORT_CANCELLED: {},
  EXPORT_DISK_FULL: {},
  EXPORT_NOT_WRITABLE: { data: z.object({ reason: z.string() }) },
  EXPORT_UNKNOWN_COLUMN: { data: z.object({ column: z.string() }) },
};
