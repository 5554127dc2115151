import { sql } from 'kysely';
import { openOuvadminWriter } from '../../database/ouvadmin/open-ouvadmin-writer.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import { hasUndoTable, undoTable } from './sql/undo-table.ts';

/** Rows a statement: a lock on 100,000 would keep others waiting. */
const rowsAtOnce = 1_000;

/** Deletes what the undo table has of a run; fails as CannotReach. Cut anywhere, it is to be called again. */
export async function clearUndoRows(reach: Reach, run: string, signal: AbortSignal): Promise<void> {
  const writer = await openOuvadminWriter(reach, signal);
  try {
    if (!(await hasUndoTable(writer.tables))) return;
    const some = writer.dialect === 'mysql' ? sql`limit ${sql.lit(rowsAtOnce)}` : sql``;
    for (;;) {
      signal.throwIfAborted();
      const deleted = await sql`delete from ${sql.id(undoTable)} where run = ${run} ${some}`.execute(writer.db);
      if (Number(deleted.numAffectedRows ?? 0) < rowsAtOnce) return;
    }
  } finally {
    await writer.close();
  }
}
