import type { ColumnDoor, Server } from '../../../database/ouvadmin/column-door.ts';
import { ask, quoted, tell } from './ground.ts';
import { join, type Piece, piece, raw } from './piece.ts';

export const purgedTable = 'ouvadesk_purged';

/** What became of a row that went: nothing yet, put back, or could not be. */
export const purgedStates = { gone: 0, back: 1, left: 2 } as const;

export interface PurgedRow {
  readonly number: number;
  readonly table: string;
  /** row: it went whole. cells: some of its values did. */
  readonly kind: 'row' | 'cells';
  /** 0: what the rule is about; 1 and more: what refers to it, at so many steps. */
  readonly level: number;
  readonly digest: string;
  readonly sealed: Buffer;
}

export interface NewPurgedRow extends Omit<PurgedRow, 'number'> {
  /** The day of its event, for the certificate; of rows that went with others ''. */
  readonly event: string;
}

const name = (dialect: Server['dialect']) => quoted(dialect, purgedTable);

/** The statement that makes the table beside Ouvadmin's, once. */
export function createPurgedTable(dialect: Server['dialect']): Piece {
  if (dialect === 'sqlite')
    return raw(`CREATE TABLE IF NOT EXISTS ${name(dialect).sql} (
  number INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, of_table TEXT NOT NULL, kind TEXT NOT NULL,
  level INTEGER NOT NULL, digest TEXT NOT NULL, event TEXT NOT NULL, sealed BLOB NOT NULL,
  state INTEGER NOT NULL DEFAULT 0, purge_after TEXT NOT NULL, UNIQUE (run, digest))`);
  return raw(`CREATE TABLE IF NOT EXISTS ${name(dialect).sql} (
  number BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  run CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, of_table VARCHAR(64) NOT NULL,
  kind VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, level TINYINT UNSIGNED NOT NULL,
  digest CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, sealed LONGBLOB NOT NULL,
  state TINYINT NOT NULL DEFAULT 0, purge_after DATE NOT NULL,
  UNIQUE KEY (run, digest), KEY (run, state, level, number)) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
}

/** One statement for many rows. */
export function insertPurged(
  dialect: Server['dialect'],
  run: string,
  purgeAfter: string,
  rows: readonly NewPurgedRow[],
): Piece {
  const values = rows.map(
    ({ table, kind, level, digest, event, sealed }) =>
      piece`(${run}, ${table}, ${kind}, ${level}, ${digest}, ${event}, ${sealed}, ${purgeAfter})`,
  );
  return piece`INSERT INTO ${name(dialect)} (run, of_table, kind, level, digest, event, sealed, purge_after)
VALUES ${join(values, ', ')}`;
}

export interface PurgedCounts {
  /** Of the rule's own table, and of others. */
  readonly gone: { readonly own: number; readonly others: number };
  readonly back: number;
  readonly left: number;
  readonly oldest: string | undefined;
  readonly newest: string | undefined;
}

/** What of a run stands in the table. */
export function openPurgedRows(door: Pick<ColumnDoor, 'read' | 'server'>, run: string) {
  const { dialect } = door.server;
  const table = name(dialect);
  return {
    /** `gone` are all that the run took, put back or not. */
    async counts(): Promise<PurgedCounts> {
      const rows = await ask(
        door,
        piece`SELECT state, CASE WHEN level = 0 THEN 0 ELSE 1 END AS other, COUNT(*), MIN(CASE WHEN event <> '' THEN event END),
          MAX(event) FROM ${table} WHERE run = ${run} GROUP BY state, CASE WHEN level = 0 THEN 0 ELSE 1 END`,
      );
      const parsed = rows.map(([state, other, count, oldest, newest]) => ({
        state: Number(state),
        other: Number(other),
        count: Number(count),
        oldest: oldest?.toString() ?? '',
        newest: newest?.toString() ?? '',
      }));
      const sum = (some: (row: (typeof parsed)[number]) => boolean) =>
        parsed.filter(some).reduce((total, { count }) => total + count, 0);
      const days = parsed
        .flatMap(({ oldest, newest }) => [oldest, newest])
        .filter((day) => day !== '')
        .sort();
      return {
        gone: { own: sum(({ other }) => other === 0), others: sum(({ other }) => other === 1) },
        back: sum(({ state }) => state === purgedStates.back),
        left: sum(({ state }) => state === purgedStates.left),
        oldest: days[0],
        newest: days.at(-1),
      };
    },
    /** Rows that are still gone, in the order in which they can come back: what is referred to first. */
    async page(size: number): Promise<PurgedRow[]> {
      const rows = await ask(
        door,
        piece`SELECT number, of_table, kind, level, digest, sealed FROM ${table}
          WHERE run = ${run} AND state = ${purgedStates.gone} ORDER BY level, number LIMIT ${raw(String(size))}`,
      );
      return rows.map(([number, of, kind, level, digest, sealed]) => ({
        number: Number(number),
        table: `${of}`,
        kind: `${kind}` === 'row' ? 'row' : 'cells',
        level: Number(level),
        digest: `${digest}`,
        sealed: sealed ?? Buffer.alloc(0),
      }));
    },
  };
}

/** Says of rows what became of them, within a transaction. */
export async function markPurged(
  dialect: Server['dialect'],
  door: Pick<ColumnDoor, 'write'>,
  numbers: readonly number[],
  state: number,
): Promise<void> {
  if (numbers.length === 0) return;
  const list = join(
    numbers.map((number) => piece`${number}`),
    ', ',
  );
  await tell(door, piece`UPDATE ${name(dialect)} SET state = ${state} WHERE number IN (${list})`);
}

/** Whether the table is there, as far as we may see. */
export async function hasPurgedTable(door: Pick<ColumnDoor, 'read' | 'server'>): Promise<boolean> {
  const rows =
    door.server.dialect === 'sqlite'
      ? await ask(door, piece`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ${purgedTable}`)
      : await ask(
          door,
          piece`SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ${purgedTable}`,
        );
  return rows.length > 0;
}

/** Rows a statement: a lock on 100,000 would keep others waiting. */
const rowsAtOnce = 1_000;

/** Deletes for good what a run keeps. Cut anywhere, it is to be called again. */
export async function forgetPurged(door: ColumnDoor, run: string, signal: AbortSignal): Promise<void> {
  if (!(await hasPurgedTable(door))) return;
  const { dialect } = door.server;
  const some = dialect === 'sqlite' ? raw('') : raw(`LIMIT ${rowsAtOnce}`);
  for (;;) {
    signal.throwIfAborted();
    if ((await tell(door, piece`DELETE FROM ${name(dialect)} WHERE run = ${run} ${some}`)) < rowsAtOnce) return;
  }
}
