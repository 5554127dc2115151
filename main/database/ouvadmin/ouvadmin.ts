import type { Kysely } from 'kysely';
import type { Problem, Route } from '../../../preload/contract/connections.ts';
import type { Table } from '../../../preload/contract/schema-mapping.ts';

/**
 * Everything needed to reach an Ouvadmin, secrets included. Plain data, so that a worker can be handed it and connect by
 * itself; it never leaves this process and is never logged.
 */
export type Reach =
  | { readonly dialect: 'sqlite'; readonly file: string }
  | {
      readonly dialect: 'mysql';
      readonly route: Route;
      readonly user: string;
      readonly database: string;
      readonly databasePassword?: string | undefined;
      readonly sshPassword?: string | undefined;
      readonly sshKey?: string | undefined;
      readonly sshKeyPassphrase?: string | undefined;
      /** The accepted SSH host key, "SHA256:…"; any other is refused. */
      readonly hostKey?: string | undefined;
    };

/** Nothing outside knows Ouvadmin's schema: tables and columns are named at run time, and quoted by Kysely. */
// biome-ignore lint/suspicious/noExplicitAny: Kysely's own type for a schema known only at run time (Kysely<any>).
export type AnySchema = any;

/** Every value as the server writes it in text; NULL is null. Identifiers keep their leading zeros. */
export type TextRow = readonly (string | null)[];

export interface PageRequest {
  readonly table: string;
  /** The primary key, in its order; pages follow it. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Where the last row that was handled stands: `last` of its page, opaque (bytes are written in hexadecimal); absent at the beginning. */
  readonly after?: readonly string[] | undefined;
  readonly size: number;
}

export interface Page {
  readonly rows: readonly TextRow[];
  /** Where the last row of this page stands: hand it back as `after` to go on. Plain text, fit to be stored. */
  readonly last: readonly string[];
}

/** One Ouvadmin, whatever its dialect. Errors of reaching it are CannotReach. */
export interface Ouvadmin {
  readonly dialect: 'mysql' | 'sqlite';
  /** Reads only (a write is refused by the server). Every value it gives is text or null, as in pages(); its errors are CannotReach. */
  readonly db: Kysely<AnySchema>;
  tables(): Promise<Table[]>;
  count(table: string): Promise<number>;
  /** Pages by primary key; at most one page in memory. A value is cut after 4,096 characters, so that a table of 1 MB values can be read. */
  pages(request: PageRequest, signal?: AbortSignal): AsyncGenerator<Page, void>;
  close(): Promise<void>;
}

/** Milliseconds: to reach the server and log in, and of silence within one query. */
export interface Limits {
  readonly connect: number;
  readonly query: number;
}

export const usualLimits: Limits = { connect: 10_000, query: 60_000 };

/** Ouvadmin could not be reached or did not answer; `problem` is data for a sentence and never holds a secret. */
export class CannotReach extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, cause?: unknown) {
    super(`${problem.code} ${JSON.stringify(problem.facts)}`, { cause });
    this.name = 'CannotReach';
    this.problem = problem;
  }
}
