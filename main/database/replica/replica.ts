import type { Database } from 'better-sqlite3';

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
  /** The numbers of the first column of one SELECT, as cheaply as can be. */
  readNumbers(sql: string, parameters?: Readonly<Record<string, unknown>>): Promise<Float64Array>;
  close(): Promise<void>;
}
