import type { Database } from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { type Changes, changes } from '../../../shared/changes.ts';
import type { Clock } from '../../../shared/clock.ts';
import { deletedField } from '../../../sync/operation.ts';
import { type Cells, openCells } from './cells.ts';
import { type Contexts, openContexts } from './contexts.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { type Names, openNames } from './names.ts';
import { type OwnRows, openOwnRows } from './own-rows.ts';
import { openRecordRows, type RecordRows } from './record-rows.ts';
import { type Memory, openTransactions, type Transactions } from './transactions.ts';

/** Where everything shared lies in the replica, numbered as its rows are. The deeds of this folder stand on it. */
export interface Shelf extends Transactions {
  readonly db: Database;
  readonly devices: Names;
  readonly volunteers: Names;
  readonly words: Names;
  readonly contexts: Contexts;
  readonly records: RecordRows;
  readonly cells: Cells;
  readonly own: OwnRows;
  readonly ledger: Ledger;
  /** The number of the field that says whether a record is deleted. */
  readonly deleted: number;
  readonly news: Changes;
  /** This laptop's clock, corrected: milliseconds since 1970. */
  now(): number;
}

export function openShelf(db: Database, clock: Clock): Shelf {
  const devices = openNames(db, 'device', 'uuid');
  const volunteers = openNames(db, 'volunteer', 'uuid');
  const words = openNames(db, 'word', 'word');
  const deleted = db.transaction(() => {
    makeIdentity(db, devices, volunteers);
    return words.idOf(deletedField);
  })();
  const contexts = openContexts(db, devices);
  const records = openRecordRows(db, devices);
  const ledger = openLedger(db);
  const news = changes();
  const remembered = [devices, volunteers, words, contexts, records];
  const memory: Memory = {
    write: ledger.write,
    read() {
      for (const part of remembered) part.forget();
      ledger.read();
    },
  };
  const transactions = openTransactions(db, memory, news.tell);
  return {
    ...{ db, devices, volunteers, words, contexts, records, ledger, deleted, news },
    cells: openCells(db, contexts, devices, deleted),
    own: openOwnRows(db, { devices, volunteers, words }, contexts),
    now: () => clock().getTime() + ledger.row.clockOffset,
    write: transactions.write,
    refresh: transactions.refresh,
  };
}

/** At the first opening of a replica: who writes here. */
function makeIdentity(db: Database, devices: Names, volunteers: Names): void {
  if (db.prepare('SELECT 1 FROM sharing').get()) return;
  db.prepare(`INSERT INTO sharing (id, device, volunteer, sent, time, counter, clock_offset, since_snapshot)
    VALUES (1, ?, ?, 0, 0, 0, 0, 0)`).run(devices.idOf(newId()), volunteers.idOf(newId()));
}
