import { Kysely, MysqlDialect, sql } from 'kysely';
import type { MysqlReach } from './mysql-options.ts';
import { mysqlPages } from './mysql-pages.ts';
import type { Prepare } from './mysql-pool.ts';
import { reachedSession } from './mysql-session.ts';
import { mysqlTables } from './mysql-tables.ts';
import type { AnySchema, Limits, Ouvadmin } from './ouvadmin.ts';

/** Logged in on a MySQL or MariaDB server, reading only, or CannotReach. The tunnel, if any, closes with it. */
export async function openMysql(reach: MysqlReach, limits: Limits, signal?: AbortSignal): Promise<Ouvadmin> {
  const { pool, close } = await reachedSession(reach, limits, { prepare: readingOnly(limits.query) }, signal);
  const db = new Kysely<AnySchema>({ dialect: new MysqlDialect({ pool }) });
  return {
    dialect: 'mysql',
    db,
    tables: () => mysqlTables(db),
    count: async (table) => {
      const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.id(table)}`.execute(db);
      return Number(rows[0]?.n ?? 0);
    },
    pages: (request, asked) => mysqlPages(db, pool, request, asked),
    close,
  };
}

/**
 * A session that cannot write and whose statements end by themselves. The mode is ours, not the server's: quoting of
 * values relies on backslashes (no NO_BACKSLASH_ESCAPES), and CHAR values must not come padded.
 */
function readingOnly(limit: number): Prepare {
  return async (run) => {
    await run(`SET SESSION sql_mode = 'STRICT_ALL_TABLES'`);
    await run('SET SESSION TRANSACTION READ ONLY');
    const [[version] = []] = await run('SELECT VERSION()');
    const mariadb = /mariadb/i.test(version ?? '');
    const timed = run(
      mariadb ? `SET SESSION max_statement_time = ${limit / 1000}` : `SET SESSION max_execution_time = ${limit}`,
    );
    // Servers of before 2015 have neither; our own limit remains.
    await timed.catch((error) => {
      if (error?.problem?.facts.code !== 'ER_UNKNOWN_SYSTEM_VARIABLE') throw error;
    });
  };
}
