import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { serverError } from '../../database/ouvadmin/ouvadmin-writer.ts';
import type { BatchMessage, EndMessage, PurgeOrder } from './retention-messages.ts';
import { dayOfEvent } from './rules/event-limits.ts';
import { type KeptRow, openRunCipher, type RunCipher } from './run-cipher.ts';
import { type Kept, parameterOf } from './sql/cells.ts';
import { type Ground, quoted, readGround, tell } from './sql/ground.ts';
import { type Going, mayGo } from './sql/may-go.ts';
import { all, join, type Piece, piece, raw } from './sql/piece.ts';
import {
  createPurgedTable,
  hasPurgedTable,
  insertPurged,
  type NewPurgedRow,
  openPurgedRows,
  type PurgedCounts,
} from './sql/purged-table.ts';
import { forUpdate, oneOf, type ReadRow, type RowWay, readRows, rowWay } from './sql/read-rows.ts';
import { type Path, pathsFrom, rowsWith } from './sql/rows-with.ts';

/** Keys read at once, and rows a transaction: a lock is short, and the way back of some hundred rows fits into a packet. */
const keysAtOnce = 20_000;
const rowsAtOnce = 200;

const t = raw('t');
type Key = readonly Kept[];
type Doing = Pick<ColumnDoor, 'read' | 'write'>;

/** Rows were not as they had just been read: the transaction is given up. */
class Raced extends Error {}

interface Bench {
  readonly door: ColumnDoor;
  readonly ground: Ground;
  readonly order: PurgeOrder;
  readonly going: Going;
  readonly own: RowWay;
  readonly paths: readonly Path[];
  readonly cipher: RunCipher;
}

/**
 * Lets the rows of a rule go, batch after batch, each one transaction in which they are asked once more whether they may, kept,
 * and deleted or emptied; yields before each batch. Begun again after a kill it goes on with those that are still there.
 */
export async function* purgeRows(
  door: ColumnDoor,
  order: PurgeOrder,
): AsyncGenerator<BatchMessage | EndMessage, void, void> {
  const { run, planned, work } = order;
  const { dialect } = door.server;
  if (!(await hasPurgedTable(door))) await tell(door, createPurgedTable(dialect));
  const ground = await readGround(door);
  const going = mayGo(ground, work);
  const own = rowWay(
    ground,
    going.table,
    t,
    work.rule.deed.kind === 'delete' ? undefined : going.columns.map(({ column }) => column),
  );
  const paths = work.rule.deed.kind === 'delete' ? pathsFrom(ground, going.table.name) : [];
  const bench: Bench = { door, ground, order, going, own, paths, cipher: openRunCipher(order.runKey) };
  const kept = openPurgedRows(door, run);
  const begun = await kept.counts();
  let { own: purged, others: withThem } = begun.gone;
  let passed = 0;
  const message = (): BatchMessage => ({
    ...{ kind: 'batch', done: Math.min(planned, purged + passed), total: planned, purged, withThem, passed },
    ...{ undone: 0, notUndone: 0 },
  });
  while (purged < planned) {
    const keys = await candidates(bench, passed);
    if (keys.length === 0) break;
    for (let from = 0; from < keys.length && purged < planned; from += rowsAtOnce) {
      yield message();
      const batch = keys.slice(from, Math.min(from + rowsAtOnce, from + planned - purged));
      const went = await purgeBatch(bench, batch);
      purged += went.own;
      withThem += went.others;
      passed += batch.length - went.own;
    }
  }
  yield message();
  yield endOf(await kept.counts());
}

/** What a run has taken in all, put back or not. */
export function endOf({ gone, oldest, newest }: PurgedCounts): EndMessage {
  return {
    ...{ kind: 'end', purged: gone.own, withThem: gone.others },
    ...(oldest === undefined ? {} : { oldest }),
    ...(newest === undefined ? {} : { newest }),
  };
}

/** Keys of rows that may go now, in the order of the key, after those that were passed. */
async function candidates({ door, ground, going, own }: Bench, passed: number): Promise<Key[]> {
  const way: RowWay = { ...own, cells: [] };
  const order = join(
    own.keys.map(({ fact }) => piece`t.${quoted(ground.dialect, fact.name)}`),
    ', ',
  );
  const limit = raw(`LIMIT ${keysAtOnce} OFFSET ${passed}`);
  const from = piece`FROM ${quoted(ground.dialect, going.table.name)} t WHERE ${going.goes} ORDER BY ${order} ${limit}`;
  return (await readRows(door, way, [], from)).map(({ key }) => key);
}

/** What went of a batch. Rows that the database will not let go are passed, one by one. */
async function purgeBatch(bench: Bench, keys: readonly Key[]): Promise<{ own: number; others: number }> {
  try {
    return await bench.door.together((door) => letGo(bench, door, keys));
  } catch (error) {
    if (!(error instanceof Raced) && !refusedByData(error)) throw error;
    if (keys.length === 1) return { own: 0, others: 0 };
    const half = Math.ceil(keys.length / 2);
    const one = await purgeBatch(bench, keys.slice(0, half));
    const other = await purgeBatch(bench, keys.slice(half));
    return { own: one.own + other.own, others: one.others + other.others };
  }
}

/** 1451: something refers to it. 4025, 3819: a constraint. 1644: a trigger said no. 1048: a column that must not be NULL. 1062: it must be alone. */
const dataErrors = [1451, 4025, 3819, 1644, 1048, 1062];
const refusedByData = (error: unknown) =>
  dataErrors.includes(serverError(error) ?? 0) ||
  /^SQLITE_CONSTRAINT/.test(String((error as { code?: unknown })?.code));

async function letGo(bench: Bench, door: Doing, keys: readonly Key[]): Promise<{ own: number; others: number }> {
  const { ground, going, own, order, cipher } = bench;
  const deleting = order.work.rule.deed.kind === 'delete';
  const flags = deleting ? [] : going.columns.map(({ may }) => piece`CASE WHEN ${may} THEN 1 ELSE 0 END`);
  const table = quoted(ground.dialect, going.table.name);
  const where = all([oneOf(ground, own, t, keys), going.goes]);
  const rows = await readRows(
    door,
    own,
    [going.event.text, ...flags],
    piece`FROM ${table} t WHERE ${where} ${forUpdate(ground)}`,
  );
  if (rows.length === 0) return { own: 0, others: 0 };
  const entries = deleting ? await deleteRows(bench, door, rows) : await emptyRows(bench, door, rows);
  const sealed = entries.map(({ event, table: of, kind, level, row }): NewPurgedRow => {
    const digest = cipher.digest(of, kind, row.key);
    return { table: of, kind, level, digest, event, sealed: cipher.seal(order.run, of, digest, row) };
  });
  for (const some of inPackets(sealed, bench.door.server.packet))
    await tell(door, insertPurged(ground.dialect, order.run, order.purgeAfter, some));
  return { own: rows.length, others: entries.length - rows.length };
}

interface Entry extends Pick<NewPurgedRow, 'table' | 'kind' | 'level' | 'event'> {
  readonly row: KeptRow;
}

const keptOf = ({ key, cells }: ReadRow): KeptRow => ({ key: key.map(copied), cells: copiedAll(cells) });
const copied = (kept: Kept) => (kept === null ? null : ([...kept] as ['t' | 'b' | 'i' | 'r', string]));
const copiedAll = (cells: Readonly<Record<string, Kept>>) =>
  Object.fromEntries(Object.entries(cells).map(([name, kept]) => [name, copied(kept)]));

/** Reads what goes with them, then deletes them: the server takes along exactly what was read and locked. */
async function deleteRows(bench: Bench, door: Doing, rows: readonly ReadRow[]): Promise<Entry[]> {
  const { ground, going, own, paths } = bench;
  const keys = rows.map(({ key }) => key);
  const others = await rowsWith(door, ground, paths, own, keys);
  const table = quoted(ground.dialect, going.table.name);
  const deleted = await tell(door, piece`DELETE FROM ${table} WHERE ${oneOf(ground, own, table, keys)}`);
  if (deleted !== rows.length) throw new Raced();
  const seen = new Set<string>();
  const withThem = others.flatMap(({ table: of, kind, level, columns, rows: found }) =>
    found.flatMap((row): Entry[] => {
      // Two ways may lead to one row.
      const name = JSON.stringify([of, kind, row.key]);
      if (seen.has(name)) return [];
      seen.add(name);
      const written = Object.fromEntries(columns.map((column) => [column, null]));
      return [{ table: of, kind, level, event: '', row: { ...keptOf(row), ...(kind === 'cells' ? { written } : {}) } }];
    }),
  );
  return [...rows.map((row) => entryOf(bench, row, 'row', keptOf(row))), ...withThem];
}

function entryOf({ going }: Bench, { more }: ReadRow, kind: Entry['kind'], row: KeptRow): Entry {
  return { table: going.table.name, kind, level: 0, event: dayOfEvent(`${more[0] ?? ''}`, going.event.as) ?? '', row };
}

/** Empties or replaces the columns that may go, rows with the same ones at a time, and keeps what was and what is written. */
async function emptyRows(bench: Bench, door: Doing, rows: readonly ReadRow[]): Promise<Entry[]> {
  const { ground, going, own } = bench;
  const table = quoted(ground.dialect, going.table.name);
  const entries: Entry[] = [];
  for (const group of Map.groupBy(rows, ({ more }) => more.slice(1).map(String).join()).values()) {
    const columns = going.columns.filter((_, at) => `${group[0]?.more[at + 1]}` === '1').map(({ column }) => column);
    if (columns.length === 0) throw new Raced();
    const keys = group.map(({ key }) => key);
    const sets = [...columns.map((column) => setTo(bench, column)), ...unmoved(bench)];
    const changed = await tell(
      door,
      piece`UPDATE ${table} SET ${join(sets, ', ')} WHERE ${oneOf(ground, own, table, keys)}`,
    );
    if (changed !== group.length) throw new Raced();
    const after = await readRows(door, own, [], piece`FROM ${table} t WHERE ${oneOf(ground, own, t, keys)}`);
    const written = new Map(after.map((row) => [JSON.stringify(row.key), row.cells]));
    for (const row of group) {
      const now = written.get(JSON.stringify(row.key));
      if (!now) throw new Raced();
      const only = (cells: Readonly<Record<string, Kept>>) =>
        Object.fromEntries(columns.map((column) => [column, copied(cells[column] ?? null)]));
      entries.push(
        entryOf(bench, row, 'cells', { key: row.key.map(copied), cells: only(row.cells), written: only(now) }),
      );
    }
  }
  return entries;
}

function setTo({ ground, order }: Bench, column: string): Piece {
  const { deed } = order.work.rule;
  const given = deed.kind === 'replace' ? deed.columns.find((one) => one.column === column) : undefined;
  return piece`${quoted(ground.dialect, column)} = ${given ? piece`${given.value}` : parameterOf(ground.dialect, null)}`;
}

/** A column that the server writes by itself would make the row look as if somebody had just touched it. */
export function unmoved({ ground, going }: Pick<Bench, 'ground' | 'going'>): Piece[] {
  return going.table.columns
    .filter(({ onUpdate }) => onUpdate)
    .map(({ name }) => piece`${quoted(ground.dialect, name)} = ${quoted(ground.dialect, name)}`);
}

/** Rows of about a quarter of what one statement may be: a value takes twice its bytes in it. */
export function* inPackets(rows: readonly NewPurgedRow[], packet: number): Generator<readonly NewPurgedRow[], void> {
  let some: NewPurgedRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (some.length > 0 && bytes + row.sealed.length > packet / 4) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(row);
    bytes += row.sealed.length + 200;
  }
  if (some.length > 0) yield some;
}
