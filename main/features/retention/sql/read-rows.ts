import type { Cell, ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import { type CellWay, cellWay, type Kept, keyIs, keyWay } from './cells.ts';
import { ask, type ColumnFact, type Ground, quoted, type TableFact } from './ground.ts';
import { all, any, join, type Piece, piece, raw } from './piece.ts';

/** How rows of a table are read whole and found again. */
export interface RowWay {
  readonly table: TableFact;
  readonly keys: readonly { readonly fact: ColumnFact; readonly way: CellWay }[];
  /** All that can be written again: what the server computes is left out. */
  readonly cells: readonly { readonly fact: ColumnFact; readonly way: CellWay }[];
}

export interface ReadRow {
  readonly key: readonly Kept[];
  readonly cells: Readonly<Record<string, Kept>>;
  /** What was asked for besides, in its order. */
  readonly more: readonly Cell[];
}

export const at = ({ dialect }: Pick<Ground, 'dialect'>, alias: Piece, name: string): Piece =>
  piece`${alias}.${quoted(dialect, name)}`;

/** Reading rows of a table by the name `alias`. `only`: these columns, of a row that stays. */
export function rowWay(ground: Ground, table: TableFact, alias: Piece, only?: readonly string[]): RowWay {
  const { dialect } = ground;
  const keys = table.key.flatMap((name) => {
    const fact = table.columns.find((column) => column.name === name);
    return fact ? [{ fact, way: keyWay(dialect, at(ground, alias, name), fact) }] : [];
  });
  const cells = table.columns
    .filter(({ name, generated }) => !generated && (only?.includes(name) ?? true))
    .map((fact) => ({ fact, way: cellWay(dialect, at(ground, alias, fact.name), fact) }));
  return { table, keys, cells };
}

/** What such a reading selects; the rest of the statement begins with FROM. */
export const selected = ({ keys, cells }: RowWay, more: readonly Piece[] = []): Piece =>
  join([...keys.map(({ way }) => way.read), ...cells.map(({ way }) => way.read), ...more], ', ');

export async function readRows(
  door: Pick<ColumnDoor, 'read'>,
  way: RowWay,
  more: readonly Piece[],
  rest: Piece,
): Promise<ReadRow[]> {
  const rows = await ask(door, piece`SELECT ${selected(way, more)} ${rest}`);
  return rows.map((row) => {
    let from = 0;
    const take = ({ way: one }: { readonly way: CellWay }) => {
      const kept = one.kept(row.slice(from, from + one.width));
      from += one.width;
      return kept;
    };
    const key = way.keys.map(take);
    const cells = Object.fromEntries(way.cells.map((cell) => [cell.fact.name, take(cell)]));
    return { key, cells, more: row.slice(from) };
  });
}

/** Only these rows, by their keys. */
export function oneOf(ground: Ground, { keys }: RowWay, alias: Piece, rows: readonly (readonly Kept[])[]): Piece {
  const is = (row: readonly Kept[]) =>
    all(keys.map(({ fact }, index) => keyIs(ground.dialect, at(ground, alias, fact.name), fact, row[index] ?? null)));
  return any(rows.map(is));
}

/** Rows that are read are kept as they are until the transaction ends. */
export const forUpdate = ({ dialect }: Pick<Ground, 'dialect'>) => raw(dialect === 'sqlite' ? '' : 'FOR UPDATE');
