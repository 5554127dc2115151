import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import type { Kept } from './cells.ts';
import { type ForeignKey, type Ground, quoted } from './ground.ts';
import { referringTo, tableOf } from './may-go.ts';
import { all, join, type Piece, piece, raw } from './piece.ts';
import { at, forUpdate, oneOf, type ReadRow, type RowWay, readRows, rowWay } from './read-rows.ts';

/** Rows that the database changes by itself when others are deleted. */
export interface RowsWith {
  readonly table: string;
  readonly kind: 'row' | 'cells';
  readonly level: number;
  readonly way: RowWay;
  /** Of cells: the columns that become NULL. */
  readonly columns: readonly string[];
  readonly rows: readonly ReadRow[];
}

/** One way from the rule's table to a table whose rows go with it, or are unlinked from it. */
export interface Path {
  readonly steps: readonly ForeignKey[];
}

/** Every way by which a deletion reaches other rows. None goes round in a circle: may-go.ts keeps such rows. */
export function pathsFrom(ground: Ground, table: string, steps: readonly ForeignKey[] = []): Path[] {
  const visited = steps.map(({ to }) => to);
  return referringTo(ground, table).flatMap((key): Path[] => {
    const from = key.from ?? '';
    if (key.onDelete === 'restrict' || from === table || visited.includes(from) || steps.length > 3) return [];
    const own: Path = { steps: [...steps, key] };
    return key.onDelete === 'cascade' ? [own, ...pathsFrom(ground, from, own.steps)] : [own];
  });
}

/** "FROM comptes t JOIN factures c1 ON …", the last one being c of the number of steps. */
export function joined(ground: Ground, table: string, { steps }: Path): Piece {
  const { dialect } = ground;
  const joins = steps.map(({ from = '', columns, refers }, step) => {
    const [alias, parent] = [raw(`c${step + 1}`), raw(step === 0 ? 't' : `c${step}`)];
    const match = columns.map(
      (name, index) => piece`${at(ground, alias, name)} = ${at(ground, parent, refers[index] ?? '')}`,
    );
    return piece`JOIN ${quoted(dialect, from)} ${alias} ON ${all(match)}`;
  });
  return piece`FROM ${quoted(dialect, table)} t ${join(joins, ' ')}`;
}

/** Reads, and locks, all that would be deleted or unlinked with these rows. */
export async function rowsWith(
  door: Pick<ColumnDoor, 'read'>,
  ground: Ground,
  paths: readonly Path[],
  own: RowWay,
  keys: readonly (readonly Kept[])[],
): Promise<RowsWith[]> {
  const found: RowsWith[] = [];
  for (const path of paths) {
    const last = path.steps.at(-1);
    if (!last?.from) continue;
    const level = path.steps.length;
    const alias = raw(`c${level}`);
    const unlinked = last.onDelete === 'set-null';
    const way = rowWay(ground, tableOf(ground, last.from), alias, unlinked ? last.columns : undefined);
    const rest = piece`${joined(ground, own.table.name, path)} WHERE ${oneOf(ground, own, raw('t'), keys)} ${forUpdate(ground)}`;
    const rows = await readRows(door, way, [], rest);
    const columns = unlinked ? last.columns : [];
    if (rows.length > 0) found.push({ table: last.from, kind: unlinked ? 'cells' : 'row', level, way, columns, rows });
  }
  return found;
}
