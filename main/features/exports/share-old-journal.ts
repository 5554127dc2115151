import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ExportRegister } from './export-order.ts';
import { type JournalStore, OldRow } from './store.ts';

const selected = `
  SELECT at, author, dataset, subject, purpose, note, columns, format, rows, sha256, file_name AS fileName,
    delete_by AS deleteBy, deleted_on AS deletedOn
  FROM export_journal ORDER BY at, id`;

/**
 * Enters in the register what the journal held before it was shared, once: the rows go with the transaction that enters
 * them, under the name that they carry.
 */
export function shareOldJournal(db: Database, register: ExportRegister, store: JournalStore): void {
  const rows = z.array(OldRow).parse(db.prepare(selected).all());
  if (rows.length === 0) return;
  register.together(() => {
    for (const { author, columns, deletedOn, ...entry } of rows) {
      const id = store.add({ ...entry, columns: z.array(z.string()).parse(JSON.parse(columns)) }, author);
      if (deletedOn !== null) store.enterDeleted({ id, fileName: entry.fileName }, deletedOn, author);
    }
    db.prepare('DELETE FROM export_journal').run();
  });
}
