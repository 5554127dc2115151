import { Kysely, MysqlDialect, sql } from 'kysely';
import type { MysqlReach } from './mysql-options.ts';
import type { Prepare } from './mysql-pool.ts';
import { reachedSession } from './mysql-session.ts';
import { mysqlTables } from './mysql-tables.ts';
import type { AnySchema, Limits } from './ouvadmin.ts';
import { again, type OuvadminWriter } from './ouvadmin-writer.ts';

/** Logged in on a MySQL or MariaDB server, or CannotReach. The tunnel, if any, closes with it. */
export async function openMysqlWriter(
  reach: MysqlReach,
  limits: Limits,
  signal?: AbortSignal,
): Promise<OuvadminWriter> {
  const { pool, close } = await reachedSession(reach, limits, { prepare: writing(limits.query) }, signal);
  const db = new Kysely<AnySchema>({ dialect: new MysqlDialect({ pool }) });
  return {
    dialect: 'mysql',
    db,
    tables: () => mysqlTables(db),
    async transactional(table) {
      const { rows } = await sql<{ engine: string | null }>`
        select engine as engine from information_schema.tables
        where table_schema = database() and table_name = ${table} and table_type = 'BASE TABLE'`.execute(db);
      return rows[0]?.engine?.toLowerCase() === 'innodb';
    },
    together: (deed) => again(() => db.transaction().execute(deed)),
    close,
  };
}

/**
 * A session that truncates nothing in silence and whose statements end by themselves. The mode is ours, not the server's:
 * quoting of values relies on backslashes (no NO_BACKSLASH_ESCAPES), and CHAR values must not come padded.
 */
function writing(limit: number): Prepare {
  return async (run) => {
    await run(`SET SESSION sql_mode = 'STRICT_ALL_TABLES', innodb_lock_wait_timeout = 10`);
    await run('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    const [[version] = []] = await run('SELECT VERSION()');
    if (/mariadb/i.test(version ?? '')) await run(`SET SESSION max_statement_time = ${limit / 1000}`);
  };
}
