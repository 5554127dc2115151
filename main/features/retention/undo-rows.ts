import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { serverError } from '../../database/ouvadmin/ouvadmin-writer.ts';
import type { BatchMessage, UndoOrder } from './retention-messages.ts';
import { type KeptRow, openRunCipher, type RunCipher } from './run-cipher.ts';
import { parameterOf } from './sql/cells.ts';
import { type Ground, quoted, readGround, type TableFact, tell } from './sql/ground.ts';
import { join, piece, raw } from './sql/piece.ts';
import { hasPurgedTable, markPurged, openPurgedRows, type PurgedRow, purgedStates } from './sql/purged-table.ts';
import { forUpdate, oneOf, readRows, rowWay } from './sql/read-rows.ts';

const rowsAtOnce = 200;

interface Bench {
  readonly door: ColumnDoor;
  readonly ground: Ground;
  readonly run: string;
  readonly cipher: RunCipher;
}

type Opened = PurgedRow & { readonly row: KeptRow };

/**
 * Puts back what a run let go, what is referred to before what refers to it, batch after batch, each one transaction; yields
 * before each one. A row whose key is taken again, or whose columns hold anything but what the run wrote, is left.
 */
export async function* undoRows(
  door: ColumnDoor,
  { run, runKey }: UndoOrder,
): AsyncGenerator<BatchMessage, void, void> {
  const kept = openPurgedRows(door, run);
  const there = await hasPurgedTable(door);
  const counts = there ? await kept.counts() : undefined;
  const total = (counts?.gone.own ?? 0) + (counts?.gone.others ?? 0);
  let [undone, notUndone] = [counts?.back ?? 0, counts?.left ?? 0];
  const message = (): BatchMessage => ({
    ...{ kind: 'batch', done: undone + notUndone, total, purged: 0, withThem: 0, passed: 0, undone, notUndone },
  });
  const bench: Bench = { door, run, ground: await readGround(door), cipher: openRunCipher(runKey) };
  while (there) {
    yield message();
    const page = await kept.page(rowsAtOnce);
    if (page.length === 0) return;
    for (const group of groupsOf(bench, page)) {
      const back = await putBack(bench, group);
      undone += back;
      notUndone += group.length - back;
    }
  }
  yield message();
}

/** Rows that one statement can write, in the order in which they came. */
function groupsOf({ cipher, run }: Bench, page: readonly PurgedRow[]): (readonly (PurgedRow | Opened)[])[] {
  const opened = page.map((row): PurgedRow | Opened => {
    const kept = cipher.unseal(run, row.table, row.digest, row.sealed);
    return kept ? { ...row, row: kept } : row;
  });
  const shape = (one: PurgedRow | Opened) =>
    JSON.stringify([one.level, one.table, one.kind, 'row' in one ? Object.keys(one.row.cells) : null]);
  return [...Map.groupBy(opened, shape).values()];
}

/** How many of them are back; what became of each is written with it. */
async function putBack(bench: Bench, group: readonly (PurgedRow | Opened)[]): Promise<number> {
  const { door, ground } = bench;
  const [first] = group;
  const table = first && ground.tables.get(first.table);
  const opened = group.filter((one): one is Opened => 'row' in one);
  if (!table || opened.length < group.length) return leave(bench, group);
  try {
    return await door.together(async (doing) => {
      // A key of 0 is a key, and not "the next one".
      if (ground.dialect !== 'sqlite')
        await doing.write("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
      const back =
        first.kind === 'row'
          ? await insertRows(bench, doing, table, opened)
          : await writeCells(bench, doing, table, opened);
      const numbers = (some: readonly PurgedRow[]) => some.map(({ number }) => number);
      const left = opened.filter((one) => !back.includes(one));
      await markPurged(ground.dialect, doing, numbers(back), purgedStates.back);
      await markPurged(ground.dialect, doing, numbers(left), purgedStates.left);
      return back.length;
    });
  } catch (error) {
    if (!refusedByData(error)) throw error;
    if (group.length === 1) return leave(bench, group);
    const half = Math.ceil(group.length / 2);
    return (await putBack(bench, group.slice(0, half))) + (await putBack(bench, group.slice(half)));
  }
}

/**
 * 1062: the key is taken again. 1452: what it refers to is gone. 1054, 1136, 1364: the table is another by now. 1048, 1264, 1265,
 * 1292, 1366, 1406, 3819, 4025, 1644: its columns or its triggers refuse the value.
 */
const dataErrors = [1062, 1452, 1054, 1136, 1364, 1048, 1264, 1265, 1292, 1366, 1406, 3819, 4025, 1644];
const refusedByData = (error: unknown) =>
  dataErrors.includes(serverError(error) ?? 0) ||
  /^SQLITE_(CONSTRAINT|ERROR)/.test(String((error as { code?: unknown } | undefined)?.code));

type Doing = Pick<ColumnDoor, 'read' | 'write'>;

async function insertRows({ ground, door }: Bench, doing: Doing, table: TableFact, rows: readonly Opened[]) {
  const { dialect } = ground;
  const columns = Object.keys(rows[0]?.row.cells ?? {});
  const names = join(
    columns.map((column) => quoted(dialect, column)),
    ', ',
  );
  for (const some of packets(rows, door.server.packet)) {
    const values = some.map(({ row }) => {
      const cells = columns.map((column) => parameterOf(dialect, row.cells[column] ?? null));
      return piece`(${join(cells, ', ')})`;
    });
    await tell(doing, piece`INSERT INTO ${quoted(dialect, table.name)} (${names}) VALUES ${join(values, ', ')}`);
  }
  return rows;
}

function* packets(rows: readonly Opened[], packet: number): Generator<readonly Opened[], void> {
  let some: Opened[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (some.length > 0 && bytes + row.sealed.length > packet / 4) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(row);
    bytes += row.sealed.length;
  }
  if (some.length > 0) yield some;
}

/** Compares what stands there with what the run wrote, and writes what was there before; a row that differs is left. */
async function writeCells(
  { ground }: Bench,
  doing: Doing,
  table: TableFact,
  rows: readonly Opened[],
): Promise<Opened[]> {
  const { dialect } = ground;
  const columns = Object.keys(rows[0]?.row.cells ?? {});
  const way = rowWay(ground, table, raw('t'), columns);
  const keys = rows.map(({ row }) => row.key);
  const name = quoted(dialect, table.name);
  const found = await readRows(
    doing,
    way,
    [],
    piece`FROM ${name} t WHERE ${oneOf(ground, way, raw('t'), keys)} ${forUpdate(ground)}`,
  );
  const now = new Map(found.map((row) => [JSON.stringify(row.key), row.cells]));
  const still = table.columns
    .filter(({ onUpdate }) => onUpdate)
    .filter((column) => !columns.includes(column.name))
    .map((column) => piece`${quoted(dialect, column.name)} = ${quoted(dialect, column.name)}`);
  const back: Opened[] = [];
  for (const one of rows) {
    const cells = now.get(JSON.stringify(one.row.key));
    const { written = {} } = one.row;
    const same = columns.every((column) => JSON.stringify(cells?.[column]) === JSON.stringify(written[column] ?? null));
    if (!cells || !same) continue;
    const sets = columns.map(
      (column) => piece`${quoted(dialect, column)} = ${parameterOf(dialect, one.row.cells[column] ?? null)}`,
    );
    await tell(
      doing,
      piece`UPDATE ${name} SET ${join([...sets, ...still], ', ')} WHERE ${oneOf(ground, way, name, [one.row.key])}`,
    );
    back.push(one);
  }
  return back;
}

async function leave({ door, ground }: Bench, rows: readonly PurgedRow[]): Promise<number> {
  const numbers = rows.map(({ number }) => number);
  await door.together((doing) => markPurged(ground.dialect, doing, numbers, purgedStates.left));
  return 0;
}
