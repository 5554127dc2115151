import { openReadSnapshot } from './read-snapshot.ts';
import type { Snapshots } from './sharing.ts';
import type { Shelf } from './shelf.ts';
import type { Taking } from './take-operations.ts';
import { openWriteSnapshot } from './write-snapshot.ts';

export function openSnapshots(shelf: Shelf, taking: Taking): Snapshots {
  const { ledger, refresh } = shelf;
  return {
    write: openWriteSnapshot(shelf),
    read: openReadSnapshot(shelf, taking),
    operationsSince() {
      refresh();
      return ledger.row.sinceSnapshot;
    },
  };
}
