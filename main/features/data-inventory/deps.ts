import type { Database } from 'better-sqlite3';
import type { ExportRequest, ExportResult, Progress } from '../../../preload/contract/common.ts';
import type { Outcome } from '../../../preload/contract/register.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ExportedRegister } from './register/export-register.ts';

export interface DataInventoryDeps {
  readonly db: Database;
  readonly records: SharedRecords;
  readonly jobs: Jobs;
  readonly clock: Clock;
  /** Whoever works here, by the name that is kept with a decision. */
  readonly author: () => string;
  /** A volunteer's name, where it is known. */
  readonly nameOf: (volunteer: string) => string | undefined;
  /** The name of a connection and the source that its database is; throws CONNECTION_UNKNOWN. */
  readonly connection: (id: string) => { readonly name: string; readonly source: string };
  /** What the thread of a scan needs to connect by itself. */
  readonly reachOf: (connectionId: string) => Reach | Promise<Reach>;
  readonly enter: (entry: {
    readonly what: 'inventory';
    readonly subject: string;
    readonly outcome: Outcome;
    readonly facts: Readonly<Record<string, string | number>>;
  }) => unknown;
  readonly writeExport: (order: {
    readonly dataset: 'processing-register';
    readonly subject: string;
    readonly query: ExportedRegister;
    readonly request: ExportRequest;
  }) => AsyncGenerator<Progress, ExportResult, void>;
}
