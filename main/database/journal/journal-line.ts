import type { ResultSetHeader } from 'mysql2';
import type { MysqlReach } from '../ouvadmin/mysql-options.ts';
import type { Prepare } from '../ouvadmin/mysql-pool.ts';
import { mysqlSession } from '../ouvadmin/mysql-session.ts';
import { CannotReach, type Limits } from '../ouvadmin/ouvadmin.ts';
import type { Cell, Row } from './cells.ts';

/** Connections on which the journal is read and written, one statement a transaction. Errors are CannotReach. */
export interface JournalLine {
  /** Rows of a SELECT. */
  ask(sql: string, values?: readonly unknown[], signal?: AbortSignal): Promise<readonly Row[]>;
  /** What the server says of a statement that changes something. */
  tell(sql: string, values?: readonly unknown[], signal?: AbortSignal): Promise<ResultSetHeader>;
  /** Bytes of the longest statement the server takes; known once something was asked. */
  packet(): number;
  close(): Promise<void>;
}

/** A line to a server, or to one of its databases where `reach` names one; nothing is opened before the first statement. */
export function journalLine(reach: MysqlReach, limits: Limits): JournalLine {
  let packet = 0;
  const prepare = writing(limits.query, (bytes) => {
    packet = bytes;
  });
  const { pool, close } = mysqlSession<Buffer>(reach, limits, { prepare, bytes: true });
  return {
    ask: (sql, values = [], signal) => again(() => pool.read(sql, values, signal)),
    tell: (sql, values = [], signal) => again(() => pool.write(sql, values, signal)),
    packet: () => packet,
    close,
  };
}

/** What the server said, by number: 1062 for a key that is there already. */
export function errorNumber(error: unknown): number | undefined {
  const { errno } = ((error as { cause?: unknown } | undefined)?.cause ?? {}) as { errno?: unknown };
  // Those of the operating system are negative.
  return error instanceof CannotReach && typeof errno === 'number' && errno > 0 ? errno : undefined;
}

const deadlock = 1213;

/** A statement that the server gave up so that another could go on is simply given again. */
async function again<T>(statement: () => Promise<T>): Promise<T> {
  for (let left = 10; ; left--) {
    try {
      return await statement();
    } catch (error) {
      if (left === 0 || errorNumber(error) !== deadlock) throw error;
    }
  }
}

/**
 * A session that truncates nothing in silence, tells times in UTC and sees what others have committed. On MariaDB a GRANT
 * would otherwise create a user without a password.
 */
function writing(limit: number, tellPacket: (bytes: number) => void): Prepare<Buffer> {
  return async (run) => {
    const [[version, packet] = []] = await run('SELECT VERSION(), @@max_allowed_packet');
    const mariadb = /mariadb/i.test(text(version));
    tellPacket(Number(text(packet)));
    const mode = mariadb ? 'STRICT_ALL_TABLES,NO_AUTO_CREATE_USER' : 'STRICT_ALL_TABLES';
    const timed = mariadb ? `, max_statement_time = ${limit / 1000}` : '';
    await run(`SET SESSION sql_mode = '${mode}', time_zone = '+00:00', innodb_lock_wait_timeout = 20${timed}`);
    await run('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  };
}

const text = (cell: Cell | undefined) => String(cell ?? '');
