import type { ExportRequest, ExportResult, Progress } from '../../../preload/contract/common.ts';
import type { JournalEntry } from '../../../preload/contract/exports.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ShellPowers } from '../../shared/powers.ts';
import { refusal } from '../../shared/refusal.ts';
import type { Datasets } from '../../shared/spreadsheet/dataset.ts';
import { journalStore } from './store.ts';
import { writeExport } from './write-export.ts';

export interface ExportsDeps {
  readonly replica: Replica;
  readonly jobs: Jobs;
  readonly shell: Pick<ShellPowers, 'chooseSaveTarget' | 'abandonSaveTarget'>;
  readonly clock: Clock;
  readonly datasets: Datasets;
  /** The thread that writes (main/export-worker.ts). */
  readonly worker: URL;
  /** Whoever works here, as the file and the journal name them. */
  readonly author: () => string;
}

export interface ExportOrder {
  readonly dataset: string;
  /** What the data are about: the name of a connection, of a survey… */
  readonly subject: string;
  /** The selection, as the dataset understands it: plain data. */
  readonly query: unknown;
  readonly request: ExportRequest;
}

export interface Exports {
  /**
   * Asks where to save, then writes in a job; ends in the file that was written. Leaving the loop stops the export, for
   * nobody would know of its file. Refuses as exportRefusals say.
   */
  write(order: ExportOrder): AsyncGenerator<Progress, ExportResult, void>;
  /** What left the application, newest first. */
  journal(): JournalEntry[];
  /** Refuses EXPORT_UNKNOWN. */
  markDeleted(id: string): void;
}

/** The one way out of the application for data: with a purpose, and entered in the journal. */
export function openExports(deps: ExportsDeps): Exports {
  const store = journalStore(deps.replica.db);
  return {
    write: (order) => writeExport(deps, store, order),
    journal: store.list,
    markDeleted(id) {
      if (!store.markDeleted(id, deps.clock().toISOString())) throw refusal('EXPORT_UNKNOWN');
    },
  };
}
