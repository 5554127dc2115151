import type { ExportResult, Progress } from '../../../preload/contract/common.ts';
import type { JournalEntry } from '../../../preload/contract/exports.ts';
import { refusal } from '../../shared/refusal.ts';
import type { ExportOrder, ExportsDeps } from './export-order.ts';
import { journalStore } from './store.ts';
import { writeExport } from './write-export.ts';

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
