import type { Database } from 'better-sqlite3';
import type { blindIndexKinds } from '../../../../preload/contract/column-encryption.ts';
import type { SharedRecords } from '../../../database/replica/shared-records.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Keychain } from '../../../shared/powers.ts';
import type { DataKeys } from '../keys/data-keys.ts';

/** A column whose keys Ouvadmin's program needs. */
export interface DeliveredColumn {
  readonly plan: string;
  readonly table: string;
  readonly column: string;
  readonly index: (typeof blindIndexKinds)[number];
  /** As Ouvadmin's database names it, once it does. */
  readonly current: number | undefined;
}

export interface DeliveryDeps {
  readonly db: Database;
  readonly records: SharedRecords;
  readonly clock: Clock;
  readonly keychain: Keychain | undefined;
  readonly keys: Pick<DataKeys, 'toDeliver' | 'numbersOf'>;
  /** Refuses CONNECTION_UNKNOWN. */
  readonly sourceOf: (connectionId: string) => string;
  /** The columns of a database that are encrypted, or are about to be. */
  readonly columnsOf: (source: string) => readonly DeliveredColumn[];
  readonly author: () => string;
  readonly nameOf: (volunteer: string) => string | undefined;
  readonly enter: (entry: {
    readonly what: 'key-delivery';
    readonly subject: string;
    readonly facts: Readonly<Record<string, string | number | string[]>>;
  }) => unknown;
}
