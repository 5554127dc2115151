/** A value as the database has it, byte for byte; NULL is null. Numbers come as their text in ASCII. */
export type Cell = Buffer | null;

/** What a statement may be given for a question mark. */
export type Parameter = Buffer | string | number | bigint | null;

/** Which SQL is spoken, and how much of it: what MySQL and MariaDB do differently is asked here, and nowhere guessed. */
export interface Server {
  readonly dialect: 'mysql' | 'mariadb' | 'sqlite';
  /** "10.11.14-MariaDB-…", "8.0.36", "3.50.2". */
  readonly version: string;
  /** Bytes of the longest statement that it takes. */
  readonly packet: number;
  /** Milliseconds there and back, measured at opening: what batches and connections are chosen by. */
  readonly roundTrip: number;
}

/**
 * One Ouvadmin for the work on its columns: bytes in, bytes out, several statements at a time, DDL too. Text comes in the bytes
 * of utf8mb4 whatever the column's own character set, unless the statement asks for its bytes. Errors are CannotReach. A text
 * given for a question mark is sent as a text, a Buffer as bytes.
 */
export interface ColumnDoor {
  readonly server: Server;
  /** Rows as arrays. An abort ends the statement on the server, and throws the signal's reason. */
  read(sql: string, parameters?: readonly Parameter[], signal?: AbortSignal): Promise<Cell[][]>;
  /** Rows changed (those that matched and differ). One statement, one transaction. Aborted, it may have been done or not. */
  write(sql: string, parameters?: readonly Parameter[], signal?: AbortSignal): Promise<number>;
  /** Several statements, all or none; begun again where the server gave it up. SQLite's DDL is part of it, MySQL's is not. */
  together<Result>(deed: (door: Pick<ColumnDoor, 'read' | 'write'>) => Promise<Result>): Promise<Result>;
  /**
   * DDL, in order, on one connection, which waits `wait` whole seconds for others' locks and then fails. In SQLite all of it or
   * nothing; in MySQL each statement is an end in itself, and what LOCK TABLES locked is free afterwards. Aborted, it may have been done or not.
   */
  define(statements: readonly string[], wait: number, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
