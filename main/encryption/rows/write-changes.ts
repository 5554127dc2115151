import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { again, serverError } from '../../database/ouvadmin/ouvadmin-writer.ts';
import type { Change } from './change-rows.ts';

/** Somebody holds a row for longer than one waits for it. */
const waitedTooLong = 1205;
/** Of so few rows none is held up for long by one that somebody holds. */
const few = 20;

export interface Written {
  readonly written: number;
  /** Rows that could not be waited for: somebody holds them. */
  readonly held: number;
}

/**
 * Writes changes in one statement. Where somebody holds one of the rows it is tried with fewer, so that all others are
 * written and none of them is locked for long; those that are held are left for another pass. A deadlock is begun again.
 */
export async function writeChanges(
  door: Pick<ColumnDoor, 'write' | 'server'>,
  statement: (changes: readonly Change[]) => string,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<Written> {
  if (changes.length === 0) return { written: 0, held: 0 };
  const sql = impatient(door, statement(changes));
  try {
    return { written: await deadlockAgain(() => door.write(sql, [], signal)), held: 0 };
  } catch (error) {
    if (serverError(error) !== waitedTooLong) throw error;
    if (changes.length <= few) return { written: 0, held: changes.length };
  }
  const half = Math.ceil(changes.length / 2);
  const first = await writeChanges(door, statement, changes.slice(0, half), signal);
  const second = await writeChanges(door, statement, changes.slice(half), signal);
  return { written: first.written + second.written, held: first.held + second.held };
}

/** While it waits, the rows that it has written already are locked for everybody: MariaDB can be told to wait a second only. */
const impatient = ({ server }: Pick<ColumnDoor, 'server'>, sql: string) =>
  server.dialect === 'mariadb' ? `SET STATEMENT innodb_lock_wait_timeout = 1 FOR ${sql}` : sql;

async function deadlockAgain(write: () => Promise<number>): Promise<number> {
  let late: unknown;
  // `again` would also begin anew after a wait that was too long, with all of the rows.
  const written = await again(() =>
    write().catch((error) => {
      if (serverError(error) !== waitedTooLong) throw error;
      late = error;
      return 0;
    }),
  );
  if (late) throw late;
  return written;
}
