import type { Database } from 'better-sqlite3';
import type { Clock } from '../../../shared/clock.ts';
import { openEditRecords } from './edit-records.ts';
import { openIdentity } from './identity.ts';
import { openInbox } from './inbox.ts';
import { openOutbox } from './outbox.ts';
import { openConflicts } from './read-conflicts.ts';
import { openHistory } from './read-history.ts';
import { openReadRecords } from './read-records.ts';
import { openUnknown } from './read-unknown.ts';
import { isDeleted, shapeRecord } from './shape-record.ts';
import type { Sharing } from './sharing.ts';
import { openShelf } from './shelf.ts';
import { openSnapshots } from './snapshots.ts';
import { openTaking } from './take-operations.ts';
import { openEdits } from './write-edit.ts';

/**
 * What of an open replica is shared. The first opening makes the identity of this device and of its volunteer. Only the main
 * thread's connection may be given, and one Sharing stands for it: it remembers what it read.
 */
export function openSharedRecords(db: Database, clock: Clock): Sharing {
  const shelf = openShelf(db, clock);
  const reading = openReadRecords(shelf);
  const taking = openTaking(shelf);
  return {
    records: {
      together: shelf.write,
      ...openEditRecords(shelf, openEdits(shelf)),
      get(kind, id) {
        const found = reading.one(kind.name, id);
        return found && !isDeleted(found) ? shapeRecord(kind, found) : undefined;
      },
      list: (kind) =>
        reading
          .all(kind.name)
          .filter((record) => !isDeleted(record))
          .map((record) => shapeRecord(kind, record)),
      ids: (kind) => reading.ids(kind.name),
      history: openHistory(shelf),
      ...openConflicts(shelf),
      unknown: openUnknown(shelf),
      news: shelf.news,
    },
    identity: openIdentity(shelf),
    outbox: openOutbox(shelf),
    inbox: openInbox(shelf, taking),
    snapshots: openSnapshots(shelf, taking),
    close: shelf.news.end,
  };
}
