import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Cell, ColumnDoor, Parameter } from './column-door.ts';
import { openFile } from './open-sqlite.ts';
import { refuseSqlite } from './open-sqlite-writer.ts';
import { CannotReach } from './ouvadmin.ts';

/** The embedded demonstration, to work on its columns; CannotReach `database-unknown` when its file is missing or is none. */
export async function sqliteColumnDoor(file: string): Promise<ColumnDoor> {
  const database = openFile(file, false);
  // Whoever reads it (an audit) is waited for, most of the time without holding up this thread. What is deleted is overwritten.
  database.pragma('busy_timeout = 50');
  database.pragma('secure_delete = ON');
  const read = async (sql: string, parameters: readonly Parameter[] = []) =>
    attempt(() => rows(database, sql, parameters));
  const write = async (sql: string, parameters: readonly Parameter[] = []) =>
    attempt(() => database.prepare(sql).run(...parameters).changes);
  // One transaction at a time: its statements come back between others'.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(deed: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(deed);
    turn = result.catch(() => {});
    return result;
  };
  return {
    server: { dialect: 'sqlite', version: version(database), packet: 1_000_000_000, roundTrip: 0 },
    read: (sql, parameters, signal) => inTurn(() => patiently(() => read(sql, parameters), signal)),
    write: (sql, parameters, signal) => inTurn(() => patiently(() => write(sql, parameters), signal)),
    together: (deed) =>
      inTurn(async () => {
        await patiently(async () => attempt(() => database.exec('BEGIN IMMEDIATE')));
        try {
          const result = await deed({ read, write });
          await patiently(async () => attempt(() => database.exec('COMMIT')));
          return result;
        } catch (error) {
          if (database.inTransaction) database.exec('ROLLBACK');
          throw error;
        }
      }),
    define: (statements, _wait, signal) =>
      inTurn(async () => {
        const all = database.transaction(() => {
          for (const sql of statements) database.exec(sql);
        });
        await patiently(async () => attempt(() => all.immediate()), signal);
      }),
    close: async () => void database.close(),
  };
}

/** Milliseconds: how long somebody else may keep the file to herself. */
const patience = 10_000;

async function patiently<Result>(deed: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  const end = performance.now() + patience;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await deed();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
    }
    await pause(5 + 20 * Math.random());
  }
}

const isBusy = (error: unknown) => error instanceof CannotReach && /^SQLITE_BUSY/.test(error.problem.facts.code ?? '');

function attempt<Result>(deed: () => Result): Result {
  try {
    return deed();
  } catch (error) {
    return refuseSqlite(error);
  }
}

const version = (database: Database) => String(database.prepare('SELECT sqlite_version()').pluck().get());

function rows(database: Database, sql: string, parameters: readonly Parameter[]): Cell[][] {
  const statement = database.prepare(sql).raw();
  return (statement.all(...parameters) as unknown[][]).map((row) => row.map(cell));
}

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value));
}
