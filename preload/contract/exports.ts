import { z } from 'zod';
import { ExportFormat, open } from './common.ts';

/** One line of the export journal: what left the application, why, and until when it is kept. */
export const JournalEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Who exported it; empty where nobody knows the name any more. */
  author: z.string(),
  mine: z.boolean(),
  dataset: z.string(),
  subject: z.string(),
  purpose: z.string(),
  note: z.string(),
  columns: z.array(z.string()),
  /** ouvadesk: a hand-over file, which is no table. */
  format: z.enum([...ExportFormat.options, 'ouvadesk']),
  rows: z.number().int(),
  sha256: z.string(),
  fileName: z.string(),
  deleteBy: z.iso.date(),
  /** The volunteer said that the file was deleted. */
  deletedOn: z.iso.datetime().optional(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

export const exportJournal = {
  journal: open.output(z.array(JournalEntry)),
  markDeleted: open.input(z.object({ id: z.string() })).errors({ EXPORT_UNKNOWN: {} }),
};
