import type { Database } from 'better-sqlite3';
import type { ListPage, PageQuery } from './page-query.ts';

/** Where a replica lies and what opens it: plain data for a worker that opens its own read-only connection. */
export interface ReplicaAddress {
  readonly file: string;
  /** 32 bytes: the key that Argon2id made of the passphrase. */
  readonly key: Uint8Array;
}

/** The open replica of this laptop. Writes go through `db` on the main thread, the only writer; long reads through `read`. */
export interface Replica {
  readonly address: ReplicaAddress;
  readonly db: Database;
  /** Runs one SELECT on a thread of its own, so that the main thread never waits for 100,000 rows. Rows come as objects. */
  read<Row>(sql: string, parameters?: Readonly<Record<string, unknown>>): Promise<Row[]>;
  /** One page of a list, on the same thread, which keeps in memory what the next letter of a search needs. */
  readPage<Row>(query: PageQuery): Promise<ListPage<Row>>;
  close(): Promise<void>;
}
