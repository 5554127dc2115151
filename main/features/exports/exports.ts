import type { ExportResult, Progress } from '../../../preload/contract/common.ts';
import type { JournalEntry } from '../../../preload/contract/exports.ts';
import { refusal } from '../../shared/refusal.ts';
import type { ExportOrder, ExportsDeps } from './export-order.ts';
import { shareOldJournal } from './share-old-journal.ts';
import { type Exported, journalStore } from './store.ts';
import { writeExport } from './write-export.ts';

export interface Exports {
  /**
   * Asks where to save, then writes in a job; ends in the file that was written. Leaving the loop stops the export, for
   * nobody would know of its file. Refuses as exportRefusals say.
   */
  write(order: ExportOrder): AsyncGenerator<Progress, ExportResult, void>;
  /** Enters a file that left the application by another way than an export of data. */
  enter(file: Omit<Exported, 'at'>): void;
  /** What left the application, newest first. */
  journal(): JournalEntry[];
  /** Refuses EXPORT_UNKNOWN. */
  markDeleted(id: string): void;
}

/** The one way out of the application for data: with a purpose, and entered in the journal. */
export function openExports(deps: ExportsDeps): Exports {
  const store = journalStore(deps.register);
  shareOldJournal(deps.replica.db, deps.register, store);
  return {
    write: (order) => writeExport(deps, store, order),
    enter: (file) => void store.add({ ...file, at: deps.clock().toISOString() }),
    journal: () => store.list(),
    markDeleted(id) {
      if (!store.markDeleted(id, deps.clock().toISOString())) throw refusal('EXPORT_UNKNOWN');
    },
  };
}
