import type { ExportRequest, ExportResult, Progress } from '../../../preload/contract/common.ts';
import type { Outcome } from '../../../preload/contract/register.ts';
import type { DeletionCertificate } from '../../../preload/contract/retention.ts';
import type { Journal } from '../../database/journal/journal.ts';
import type { Ouvadmin, Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { Talk } from './talk-to-worker.ts';

/** The team as sync knows it (volunteers.forSync). */
export interface RetentionTeam {
  readonly epoch: number;
  standing(): string;
  keyOf(epoch: number): Uint8Array | undefined;
  nameOf(volunteer: string): string | undefined;
  openJournal(signal: AbortSignal): Promise<Journal>;
}

export interface RetentionDeps {
  readonly replica: Replica;
  readonly records: SharedRecords;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly team: RetentionTeam;
  readonly device: () => string;
  /** The volunteer who wrote last on a device. */
  readonly authorOf: (device: string) => string | undefined;
  /** The name of whoever works here. */
  readonly author: () => string;
  /** This laptop's connections, each with the database it leads to: "demonstration" or "host/database". */
  readonly connections: () => readonly { readonly id: string; readonly source: string }[];
  readonly reach: (connectionId: string) => Promise<Reach>;
  /** The reading door. */
  readonly openOuvadmin: (connectionId: string, signal?: AbortSignal) => Promise<Ouvadmin>;
  /** What does the work on a database; a worker if absent. */
  readonly talk?: Talk;
  readonly enter: (entry: {
    readonly what: 'purge' | 'legal-hold';
    readonly subject: string;
    readonly outcome?: Outcome;
    readonly facts: Readonly<Record<string, string | number>>;
  }) => unknown;
  readonly writeExport: (order: {
    readonly dataset: 'deletion-certificates';
    readonly subject: string;
    readonly query: { readonly certificates: readonly DeletionCertificate[] };
    readonly request: ExportRequest;
  }) => AsyncGenerator<Progress, ExportResult, void>;
}
