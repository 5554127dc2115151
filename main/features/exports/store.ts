import { z } from 'zod';
import { JournalEntry } from '../../../preload/contract/exports.ts';
import type { ExportRegister } from './export-order.ts';

/** One export as it is entered. */
export type Exported = Omit<JournalEntry, 'id' | 'author' | 'mine' | 'deletedOn'>;

export type JournalStore = ReturnType<typeof journalStore>;

const Facts = JournalEntry.omit({ id: true, at: true, author: true, mine: true, subject: true, deletedOn: true });

/** The export journal: the lines of the register about exports, and about files that were deleted since. */
export function journalStore(register: ExportRegister) {
  return {
    /** Answers with the id of the entry. */
    add: ({ at, subject, ...facts }: Exported, by?: string): string =>
      register.enter({
        what: facts.format === 'ouvadesk' ? 'hand-over' : 'export',
        at,
        subject,
        facts,
        ...(by === undefined ? {} : { by }),
      }),
    /** Newest first. An entry that a newer application wrote in another shape is left out here; the register shows it. */
    list(): JournalEntry[] {
      const deleted = new Map<string, string>();
      for (const { about, at } of register.entered('export-deleted')) if (!deleted.has(about)) deleted.set(about, at);
      return register
        .entered('export', 'hand-over')
        .flatMap(({ id, at, author, mine, subject, facts }) => {
          const known = Facts.safeParse(facts).data;
          const deletedOn = deleted.get(id);
          return known ? [{ id, at, author, mine, subject, ...known, ...(deletedOn ? { deletedOn } : {}) }] : [];
        })
        .reverse();
    },
    /** Whether there is such an entry; the first mark stays. */
    markDeleted(id: string, at: string): boolean {
      const entry = this.list().find((one) => one.id === id);
      if (!entry) return false;
      if (entry.deletedOn === undefined) this.enterDeleted({ id, fileName: entry.fileName }, at);
      return true;
    },
    /** Without a look at what is there. */
    enterDeleted({ id, fileName }: { id: string; fileName: string }, at: string, by?: string): void {
      const about = { what: 'export-deleted' as const, at, subject: fileName, about: id };
      register.enter({ ...about, ...(by === undefined ? {} : { by }) });
    },
  };
}

/** A row of the journal as it was before it was shared. */
export const OldRow = z.object({
  at: z.string(),
  author: z.string(),
  dataset: z.string(),
  subject: z.string(),
  purpose: z.string(),
  note: z.string(),
  columns: z.string(),
  format: JournalEntry.shape.format,
  rows: z.number(),
  sha256: z.string(),
  fileName: z.string(),
  deleteBy: z.string(),
  deletedOn: z.string().nullable(),
});
