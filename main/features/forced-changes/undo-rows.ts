import type { Table } from '../../../preload/contract/schema-mapping.ts';
import type { OuvadminWriter } from '../../database/ouvadmin/ouvadmin-writer.ts';
import type { AccountKey } from './deps.ts';
import type { BatchMessage, UndoOrder } from './forcing-messages.ts';
import { openRunCipher, type RunCipher } from './run-cipher.ts';
import { putBack } from './sql/column.ts';
import { type Change, changeRows, readRows, rowsOf } from './sql/rows.ts';
import { hasUndoTable, openUndoRows, type UndoRow, undoStates } from './sql/undo-table.ts';

const batchSize = 200;

class Raced extends Error {}

interface Bench {
  readonly writer: OuvadminWriter;
  readonly run: string;
  readonly tables: readonly Table[];
  readonly cipher: RunCipher;
  readonly undo: ReturnType<typeof openUndoRows>;
}

interface Outcome {
  readonly undone: readonly UndoRow[];
  readonly left: readonly UndoRow[];
}

/**
 * Puts back what a run has changed, batch after batch, each one transaction; yields before each one, with the accounts put
 * back since. A row that holds anything but what the run wrote is left as it is.
 */
export async function* undoRows(writer: OuvadminWriter, order: UndoOrder): AsyncGenerator<BatchMessage, void, void> {
  const { run } = order;
  const tables = await writer.tables();
  const none: BatchMessage = { kind: 'batch', done: 0, total: 0, changed: 0, passed: 0, undone: [] };
  if (!(await hasUndoTable(async () => tables))) {
    yield none;
    return;
  }
  const undo = openUndoRows(writer.db, run);
  const bench: Bench = { writer, run, tables, undo, cipher: openRunCipher(order.runKey) };
  const begun = await undo.counts();
  const total = begun.changed + begun.undone + begun.left;
  let { undone, left } = begun;
  const message = (accounts: readonly UndoRow[]): BatchMessage => {
    const keys = accounts.map(({ system, sourceKey }): AccountKey => ({ system, sourceKey }));
    return { kind: 'batch', done: undone + left, total, changed: undone, passed: left, undone: keys };
  };
  // Those of an earlier attempt, of which the campaign may not have been told.
  for (let after = 0; ; ) {
    const before = await undo.page(undoStates.undone, after, batchSize);
    yield message(before);
    if (before.length === 0) break;
    after = before.at(-1)?.number ?? after;
  }
  for (;;) {
    const rows = await undo.page(undoStates.changed, 0, batchSize);
    if (rows.length === 0) return;
    const outcome = await undoBatch(bench, rows);
    undone += outcome.undone.length;
    left += outcome.left.length;
    yield message(outcome.undone);
  }
}

/** Rows of one table and column at a time. */
async function undoBatch(bench: Bench, rows: readonly UndoRow[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const group of Map.groupBy(rows, ({ table, column }) => JSON.stringify([table, column])).values())
    outcomes.push(await undoGroup(bench, group));
  return { undone: outcomes.flatMap((one) => one.undone), left: outcomes.flatMap((one) => one.left) };
}

async function undoGroup(bench: Bench, group: readonly UndoRow[]): Promise<Outcome> {
  const { writer, run, tables, cipher, undo } = bench;
  const [first] = group;
  if (!first) return { undone: [], left: [] };
  const table = tables.find(({ name }) => name === first.table);
  const column = table?.columns.some(({ name }) => name === first.column) && first.column;
  if (!table || !column) return leave(bench, group);
  const rows = rowsOf(writer.dialect, table, { key: table.primaryKey, password: column, column });
  const found = await readRows(
    writer.db,
    rows,
    group.map(({ sourceKey }) => sourceKey),
  );
  const ready: { row: UndoRow; change: Change }[] = [];
  const left: UndoRow[] = [];
  for (const row of group) {
    const read = found.get(row.sourceKey);
    const cell = { run, table: row.table, sourceKey: row.sourceKey, column: row.column };
    const former = cipher.unseal(cell, row.sealed);
    if (!read || former === undefined || !cipher.isWritten(cell, read.former, row.written)) left.push(row);
    else {
      const { sourceKey, keyBytes } = read;
      const guards = [[rows.changed, read.former] as const];
      ready.push({ row, change: { sourceKey, keyBytes, guards, value: putBack(rows.changed, former) } });
    }
  }
  const numbers = (some: readonly UndoRow[]) => some.map(({ number }) => number);
  const undone = ready.map(({ row }) => row);
  try {
    await writer.together(async (trx) => {
      if (ready.length > 0) {
        const changes = ready.map(({ change }) => change);
        const { numAffectedRows } = await changeRows(rows, changes, false).execute(trx);
        if (Number(numAffectedRows ?? 0) !== ready.length) throw new Raced();
        await undo.mark(trx, numbers(undone), undoStates.undone);
      }
      await undo.mark(trx, numbers(left), undoStates.left);
    });
    return { undone, left };
  } catch (error) {
    if (!(error instanceof Raced)) throw error;
    if (group.length === 1) return leave(bench, group);
    const half = Math.ceil(group.length / 2);
    const one = await undoGroup(bench, group.slice(0, half));
    const other = await undoGroup(bench, group.slice(half));
    return { undone: [...one.undone, ...other.undone], left: [...one.left, ...other.left] };
  }
}

async function leave({ writer, undo }: Bench, rows: readonly UndoRow[]): Promise<Outcome> {
  await writer.together((trx) =>
    undo.mark(
      trx,
      rows.map(({ number }) => number),
      undoStates.left,
    ),
  );
  return { undone: [], left: rows };
}
