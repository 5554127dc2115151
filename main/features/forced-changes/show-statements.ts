import { sql } from 'kysely';
import type { OuvadminWriter } from '../../database/ouvadmin/ouvadmin-writer.ts';
import type { Looked } from './forcing-messages.ts';
import type { PlannedSystem } from './plan.ts';
import type { RowStore } from './row-store.ts';
import { chosenValue, hidden, hiddenBytes, secretOf } from './sql/column.ts';
import { render } from './sql/render.ts';
import { changeRows, type Rows } from './sql/rows.ts';
import { createUndoTable, insertUndo } from './sql/undo-table.ts';

/** The statements as they will be run, each with the first of its rows as an example. Bytes that nobody may see stand as question marks. */
export function statementsOf(
  { db, dialect }: OuvadminWriter,
  store: RowStore,
  run: string,
  systems: readonly { readonly planned: PlannedSystem; readonly rows: Rows }[],
  undoTable: boolean,
): Looked['statements'] {
  const shown = systems.flatMap(({ planned, rows }) => {
    const { system, table, column } = planned;
    const [first] = store.waiting(run, system, 0, 1);
    if (!first) return [];
    const count = store.countOf(run, system);
    const { sourceKey, number } = first;
    const secret = planned.value === undefined;
    const change = changeRows(
      rows,
      [
        {
          sourceKey,
          keyBytes: rows.key.map(() => hiddenBytes),
          guards: secret ? [[rows.changed, hiddenBytes]] : guardsOf(rows, hiddenBytes, hiddenBytes),
          value: secret ? secretOf(rows.changed, hidden) : chosenValue(rows.changed, planned.value ?? ''),
        },
      ],
      true,
    );
    const undo = insertUndo(
      run,
      [{ number, system, table, sourceKey, column, sealed: hidden, written: hidden }],
      '',
      '',
    );
    return [
      { what: 'undo' as const, system, sql: render(db, dialect, undo), rows: count },
      { what: 'change' as const, system, sql: render(db, dialect, change), rows: count },
    ];
  });
  if (undoTable || shown.length === 0) return shown;
  return [{ what: 'undo-table', sql: render(db, dialect, sql`${createUndoTable(dialect)}`), rows: 0 }, ...shown];
}

/** What must still stand, byte for byte, for a row to be changed: the password that was audited, and what is written over. */
export function guardsOf(rows: Rows, stored: string | null, former: string | null): [Rows['changed'], string | null][] {
  return rows.password.name === rows.changed.name
    ? [[rows.changed, former]]
    : [
        [rows.password, stored],
        [rows.changed, former],
      ];
}
