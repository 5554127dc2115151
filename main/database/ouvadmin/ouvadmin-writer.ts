import type { Kysely } from 'kysely';
import type { Table } from '../../../preload/contract/schema-mapping.ts';
import { type AnySchema, CannotReach } from './ouvadmin.ts';

/** One Ouvadmin that may be written to, for what a dry run has shown. Errors are CannotReach, a missing right among them. */
export interface OuvadminWriter {
  readonly dialect: 'mysql' | 'sqlite';
  /** Reads and writes, each statement at once. Values come as text or null, as through the reading door. */
  readonly db: Kysely<AnySchema>;
  tables(): Promise<Table[]>;
  /** Whether changes of this table can be undone together with others (InnoDB, not MyISAM). */
  transactional(table: string): Promise<boolean>;
  /** All of it or nothing; begun again where the server gave it up so that somebody else could go on. */
  together<Result>(deed: (db: Kysely<AnySchema>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** What the server said, by number (1146: no such table); undefined where it was not the server that failed. */
export function serverError(error: unknown): number | undefined {
  const { errno } = ((error as { cause?: unknown } | undefined)?.cause ?? {}) as { errno?: unknown };
  // Those of the operating system are negative.
  return error instanceof CannotReach && typeof errno === 'number' && errno > 0 ? errno : undefined;
}

/** 1213: a deadlock. 1205: waited too long for somebody's lock. 1020: MariaDB, the row changed since it was read. */
const givenUp = [1213, 1205, 1020];

/** A transaction that the server gave up is begun again. */
export async function again<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let left = 5; ; left -= 1) {
    try {
      return await transaction();
    } catch (error) {
      if (left === 0 || !givenUp.includes(serverError(error) ?? 0)) throw error;
    }
  }
}
