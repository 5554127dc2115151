import type { ResultSetHeader } from 'mysql2';
import type { Cell, ColumnDoor, Parameter, Server } from './column-door.ts';
import type { MysqlReach } from './mysql-options.ts';
import type { Prepare, ReadingPool, Run } from './mysql-pool.ts';
import { reachedSession } from './mysql-session.ts';
import { orAborted } from './or-aborted.ts';
import type { Limits } from './ouvadmin.ts';
import { again } from './ouvadmin-writer.ts';

/** Seconds that a statement waits for others' work on the definition of a table. */
const usualWait = 3;

/** Logged in on a MySQL or MariaDB server, or CannotReach. The tunnel, if any, closes with it. */
export async function mysqlColumnDoor(reach: MysqlReach, limits: Limits, signal?: AbortSignal): Promise<ColumnDoor> {
  const ways = { prepare: working, bytes: true, most: 8 } as const;
  const { pool, close } = await reachedSession<Buffer>(reach, limits, ways, signal);
  const ask = (sql: string) => pool.read(sql, [], signal);
  const server = await serverOf(ask).catch(async (error) => {
    await close();
    throw error;
  });
  return {
    server,
    read: (sql, parameters = [], stop) => pool.read(sql, parameters, stop),
    write: async (sql, parameters = [], stop) => (await pool.write(sql, parameters, stop)).affectedRows,
    together: (deed) => again(() => pool.alone((run) => transaction(run, deed))),
    define: (statements, wait, stop) => define(pool, statements, wait, stop),
    close,
  };
}

async function define(
  pool: ReadingPool<Buffer>,
  statements: readonly string[],
  wait: number,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const done = pool.alone(async (run) => {
    const [[id] = []] = (await run('SELECT CONNECTION_ID()', [])) as Cell[][];
    const stop = () => void pool.write(`KILL CONNECTION ${Number(`${id}`)}`, []).catch(() => {});
    signal?.addEventListener('abort', stop, { once: true });
    try {
      await run(`SET SESSION lock_wait_timeout = ${Math.trunc(wait)}`, []);
      for (const statement of statements) {
        signal?.throwIfAborted();
        await run(statement, []);
      }
      await run(`SET SESSION lock_wait_timeout = ${usualWait}`, []);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  });
  await orAborted(done, signal);
}

async function transaction<Result>(
  run: Run<Buffer>,
  deed: (door: Pick<ColumnDoor, 'read' | 'write'>) => Promise<Result>,
): Promise<Result> {
  await run('START TRANSACTION', []);
  const result = await deed({
    read: async (sql, parameters: readonly Parameter[] = []) => (await run(sql, parameters)) as Cell[][],
    write: async (sql, parameters: readonly Parameter[] = []) =>
      ((await run(sql, parameters)) as ResultSetHeader).affectedRows,
  });
  await run('COMMIT', []);
  return result;
}

async function serverOf(ask: (sql: string) => Promise<Cell[][]>): Promise<Server> {
  const [[version, packet] = []] = await ask('SELECT VERSION(), @@max_allowed_packet');
  const trips: number[] = [];
  for (let trip = 0; trip < 5; trip += 1) {
    const begun = performance.now();
    await ask('DO 0');
    trips.push(performance.now() - begun);
  }
  return {
    dialect: /mariadb/i.test(`${version}`) ? 'mariadb' : 'mysql',
    version: `${version}`,
    packet: Number(`${packet}`),
    roundTrip: trips.sort((a, b) => a - b)[2] ?? 0,
  };
}

/**
 * A session that truncates nothing in silence and waits for nobody for long: DDL that must wait for a long reader would make
 * everybody else wait behind it, so it gives up soon and is tried again. Times are told in UTC. The mode is ours, not the
 * server's: quoting of values relies on backslashes.
 */
const working: Prepare<Buffer> = async (run) => {
  await run(
    `SET SESSION sql_mode = 'STRICT_ALL_TABLES', time_zone = '+00:00', lock_wait_timeout = ${usualWait}, innodb_lock_wait_timeout = 10`,
  );
  await run('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
};
