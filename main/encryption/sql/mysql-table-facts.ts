import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { GroundColumn, GroundIndex, GroundTrigger } from '../ground.ts';
import { columnCells, mysqlColumn } from './mysql-column.ts';
import { rowBytes } from './row-bytes.ts';
import { columnNamed, type TableFacts } from './table-facts.ts';
import { type TextCells, textRows } from './text-rows.ts';

const here = 'table_schema = DATABASE() AND table_name = ?';

/** From information_schema, whose tables both servers have. */
export async function mysqlTableFacts(door: ColumnDoor, table: string): Promise<TableFacts | undefined> {
  const found = await textRows(
    door,
    `SELECT table_name, table_schema, table_type, engine, table_rows, data_length, index_length, @@lower_case_table_names
     FROM information_schema.tables WHERE ${here}`,
    [table],
  );
  const row = found.find(([name, , , , , , , folded]) => name === table || folded !== '0');
  if (!row) return undefined;
  const [name, database, type, engine, rows, data, index] = row;
  const facts = await Promise.all([columnsOf(door, name ?? table), indexesOf(door, name ?? table)]);
  const [{ columns, keyFlags }, indexes] = facts;
  const primary = indexes.find((index) => index.name === 'PRIMARY')?.columns ?? keyFlags;
  return {
    server: door.server,
    database: database ?? '',
    table: name ?? table,
    engine: engine ?? '',
    isView: type === 'VIEW',
    columns,
    key: primary.flatMap((part) => columnNamed(columns, part) ?? []),
    indexes: indexes.filter((index) => index.name !== 'PRIMARY'),
    triggers: await triggersOf(door, name ?? table),
    rows: Number(rows ?? 0),
    bytes: Number(data ?? 0) + Number(index ?? 0),
    rowBytes: rowBytes(columns),
  };
}

async function columnsOf(door: ColumnDoor, table: string): Promise<{ columns: GroundColumn[]; keyFlags: string[] }> {
  const rows = await textRows(
    door,
    `SELECT ${columnCells} FROM information_schema.columns WHERE ${here} ORDER BY ordinal_position`,
    [table],
  );
  return {
    columns: rows.map((cells) => mysqlColumn(cells, door.server.dialect)),
    // For an account that is not shown the key itself.
    keyFlags: rows.flatMap((cells) => (cells.at(-1) === 'PRI' ? [cells[0] ?? ''] : [])),
  };
}

async function indexesOf(door: ColumnDoor, table: string): Promise<GroundIndex[]> {
  const rows = await textRows(
    door,
    `SELECT index_name, non_unique, column_name FROM information_schema.statistics WHERE ${here} ORDER BY index_name, seq_in_index`,
    [table],
  );
  return [...Map.groupBy(rows, ([name]) => name)].map(([name, parts]) => ({
    name: name ?? '',
    unique: parts[0]?.[1] === '0',
    // A part of MySQL's that is an expression has no column.
    columns: parts.flatMap((part) => part[2] ?? []),
  }));
}

async function triggersOf(door: ColumnDoor, table: string): Promise<GroundTrigger[]> {
  const rows = await textRows(
    door,
    `SELECT trigger_name, event_manipulation, action_timing, action_statement FROM information_schema.triggers
     WHERE event_object_schema = DATABASE() AND event_object_table = ? ORDER BY event_manipulation, action_timing, action_order`,
    [table],
  );
  return rows.map(trigger);
}

const trigger = ([name, event, timing, body]: TextCells): GroundTrigger => ({
  name: name ?? '',
  event: (event ?? '') as GroundTrigger['event'],
  timing: (timing ?? '') as GroundTrigger['timing'],
  body: body ?? '',
});
