import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { JournalEntry } from '../../../preload/contract/exports.ts';

/** The journal keeps who exported besides what the screen shows. */
export type Exported = Omit<JournalEntry, 'deletedOn'> & { readonly author: string };

export type JournalStore = ReturnType<typeof journalStore>;

const Row = JournalEntry.extend({ columns: z.string(), deletedOn: z.string().nullable() });
const selected =
  'id, at, dataset, subject, purpose, note, columns, format, rows, sha256, file_name AS fileName, delete_by AS deleteBy, deleted_on AS deletedOn';

/** The export journal in the replica. */
export function journalStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO export_journal (id, at, author, dataset, subject, purpose, note, columns, format, rows, sha256, file_name, delete_by)
     VALUES (@id, @at, @author, @dataset, @subject, @purpose, @note, @columns, @format, @rows, @sha256, @fileName, @deleteBy)`,
  );
  const all = db.prepare(`SELECT ${selected} FROM export_journal ORDER BY at DESC, id`);
  const mark = db.prepare('UPDATE export_journal SET deleted_on = coalesce(deleted_on, @at) WHERE id = @id');
  return {
    add(entry: Exported): void {
      insert.run({ ...entry, columns: JSON.stringify(entry.columns) });
    },
    /** Newest first. */
    list(): JournalEntry[] {
      return all.all().map((row) => {
        const { columns, deletedOn, ...rest } = Row.parse(row);
        const keys = z.array(z.string()).parse(JSON.parse(columns));
        return { ...rest, columns: keys, ...(deletedOn ? { deletedOn } : {}) };
      });
    },
    /** Whether there is such an entry; the first mark stays. */
    markDeleted(id: string, at: string): boolean {
      return mark.run({ id, at }).changes > 0;
    },
  };
}
