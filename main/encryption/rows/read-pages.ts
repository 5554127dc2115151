import type { Cell, ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { RowKey } from '../cipher/column-cipher.ts';
import type { Ground } from '../ground.ts';
import { quote } from '../sql/quote.ts';
import { rowKey } from '../sql/row-key.ts';

/** A row and what was asked of it. */
export interface Row {
  readonly row: RowKey;
  readonly values: readonly Cell[];
}

/** What is read of which rows. In its SQL the table goes by the name `t`. */
export interface Reading {
  readonly values: readonly string[];
  readonly where: string;
  /** The most bytes that one row's values have; undefined where nobody knows. */
  readonly longest: number | undefined;
}

/** Rows and bytes of one page, at most. One row is always read, however long it is. */
export interface PageSize {
  readonly page: number;
  readonly bytes: number;
}

/** Pages of a table in the order of its primary key, each read when the one before it is taken: one page is always ahead. */
export async function* readPages(
  door: Pick<ColumnDoor, 'read'>,
  ground: Ground,
  reading: Reading,
  size: PageSize,
  signal: AbortSignal,
): AsyncGenerator<readonly Row[], void> {
  const page = pageReader(door, ground, reading, size, signal);
  let next: Promise<readonly Row[]> | undefined = page(undefined);
  while (next) {
    const rows: readonly Row[] = await next;
    const last = rows.at(-1);
    next = last && page(last.row);
    // Heard when it is asked for, or never.
    next?.catch(() => {});
    if (last) yield rows;
  }
}

function pageReader(
  door: Pick<ColumnDoor, 'read'>,
  ground: Ground,
  { values, where, longest }: Reading,
  size: PageSize,
  signal: AbortSignal,
): (after: RowKey | undefined) => Promise<Row[]> {
  const key = rowKey(ground);
  const from = `FROM ${quote(ground.table, ground.server.dialect)} ${ground.server.dialect === 'sqlite' ? 'AS ' : ''}t`;
  const order = `ORDER BY ${key.order('t')} LIMIT`;
  const rest = (after: RowKey | undefined) => `${from} WHERE ${where}${after ? ` AND ${key.after('t')}` : ''} ${order}`;
  const select = `SELECT ${key.read('t')}, ${values.join(', ')}`;
  const lengths = `SELECT ${values.map((value) => `COALESCE(LENGTH(${value}), 0)`).join(' + ')}`;
  const mayBeLong = longest === undefined || longest * size.page > 8 * size.bytes;
  return async (after) => {
    const given = after ? key.afterParameters(after) : [];
    let rows = size.page;
    // What each row has is asked first, where a page of long ones would not fit into memory.
    if (mayBeLong) {
      const found = await door.read(`${lengths} ${rest(after)} ${rows}`, given, signal);
      rows = Math.max(1, fitting(found, size.bytes));
    }
    const found = await door.read(`${select} ${rest(after)} ${rows}`, given, signal);
    return found.map((cells) => rowOf(cells, key.parts));
  };
}

function fitting(lengths: readonly (readonly Cell[])[], bytes: number): number {
  let sum = 0;
  const over = lengths.findIndex(([length]) => {
    sum += Number(length);
    return sum > bytes;
  });
  return over === -1 ? lengths.length : over;
}

function rowOf(cells: readonly Cell[], parts: number): Row {
  const row = cells.slice(0, parts).map((part) => part ?? Buffer.alloc(0));
  return { row, values: cells.slice(parts) };
}
