import type { Database } from 'better-sqlite3';
import type { SharedRecords } from '../../../database/replica/shared-records.ts';
import type { Identity } from '../../../keys/identity.ts';
import type { Changes } from '../../../shared/changes.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Log } from '../../../shared/log.ts';

/** The team as its verified chain says (volunteers.forKeys). */
export interface KeysTeam {
  readonly me: string;
  standing(): 'team' | 'alone';
  members(): readonly {
    readonly id: string;
    readonly name: string;
    /** "age1…" */
    readonly box: string;
    readonly administrator: boolean;
  }[];
  nameOf(volunteer: string): string | undefined;
  identity(): Identity | undefined;
  recovery():
    | { readonly box: string; readonly madeAt: string; readonly lastRehearsalAt?: string | undefined }
    | undefined;
  readonly news: Changes;
}

export interface DataKeysDeps {
  readonly db: Database;
  readonly records: SharedRecords;
  readonly clock: Clock;
  readonly log: Log;
  readonly team: KeysTeam;
  /** The name of whoever works here. */
  readonly author: () => string;
  /** The number that Ouvadmin's database names as a column's current key, as last seen. */
  readonly inUse: (plan: string) => number | undefined;
}
