import type { Outcome } from '../../../preload/contract/register.ts';
import type { StorageFamily, Table } from '../../../preload/contract/schema-mapping.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { ShellPowers } from '../../shared/powers.ts';
import type { DataKeys } from './keys/data-keys.ts';

/** A way of this laptop to a database. `source`: "demonstration" or "host/database", the same on every laptop. */
export interface ColumnConnection {
  readonly id: string;
  readonly name: string;
  readonly source: string;
}

/** What this feature needs of keys. */
export type ColumnKeyRoom = Pick<DataKeys, 'make' | 'keysOf' | 'next' | 'retire' | 'ring' | 'mayContract' | 'news'>;

export interface ColumnEncryptionDeps {
  readonly replica: Replica;
  readonly records: SharedRecords;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly shell: Pick<ShellPowers, 'chooseSaveTarget' | 'abandonSaveTarget'>;
  readonly device: () => string;
  /** Who works here. */
  readonly volunteer: string;
  readonly author: () => string;
  readonly nameOf: (volunteer: string) => string | undefined;
  readonly connections: () => readonly ColumnConnection[];
  /** Refuses CONNECTION_UNKNOWN. */
  readonly reach: (connectionId: string) => Promise<Reach>;
  /** The tables of a database with their columns. Refuses CANNOT_REACH, CONNECTION_UNKNOWN. */
  readonly tables: (connectionId: string) => Promise<readonly Pick<Table, 'name' | 'columns' | 'primaryKey'>[]>;
  readonly keys: ColumnKeyRoom;
  /** Whether Ouvadmin's server has been given a key; undefined where it is given none from here. */
  readonly delivered: (source: string, plan: string, number: number) => boolean | undefined;
  /** Where the mapping names it as a column of passwords: how they are stored, and what an account is looked up by. */
  readonly passwordColumn: (
    connectionId: string,
    table: string,
    column: string,
  ) => { readonly storage: StorageFamily | 'auto'; readonly login?: string | undefined } | undefined;
  /** Of the last audit that read every account of a connection: when, and how many accounts of a table. */
  readonly lastAudit: (connectionId: string, table: string) => { at: string; rows: number } | undefined;
  /** The clocks of retention that a purge may name. */
  readonly clocks: (source: string) => readonly { readonly id: string }[];
  readonly enter: (entry: {
    readonly what: 'encryption';
    readonly subject: string;
    readonly outcome: Outcome;
    readonly facts: Readonly<Record<string, string | number>>;
  }) => unknown;
  /** Seconds for which whoever was killed keeps others out. */
  readonly lease?: number;
}
