import type { Migration } from './migration.ts';

/**
 * What volunteers share. Devices, volunteers, names of kinds and fields, and records are numbered here, so that the rows of
 * an edit are small. `cell` holds what is shown; `rival` the other values of a cell that were written without seeing it.
 */
export const sharedRecords: Migration = {
  number: 60,
  name: 'shared-records',
  up(db) {
    db.exec(`
      -- known: the number of its last operation that our edits have seen, or that those we have had seen. author: of its last.
      CREATE TABLE device (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        known INTEGER NOT NULL DEFAULT 0,
        author INTEGER
      ) STRICT;

      CREATE TABLE volunteer (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE
      ) STRICT;

      CREATE TABLE word (
        id INTEGER PRIMARY KEY,
        word TEXT NOT NULL UNIQUE
      ) STRICT;

      -- Numbers of operations had. what: 0 in the cells, 1 as operations (a snapshot brings cells without them).
      CREATE TABLE had (
        device INTEGER NOT NULL,
        what INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (device, what, first)
      ) STRICT, WITHOUT ROWID;

      -- One row: who writes here, up to where it was sent, the last stamp, and what is added to this laptop's clock.
      CREATE TABLE sharing (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        device INTEGER NOT NULL,
        volunteer INTEGER NOT NULL,
        sent INTEGER NOT NULL,
        time INTEGER NOT NULL,
        counter INTEGER NOT NULL,
        clock_offset INTEGER NOT NULL,
        since_snapshot INTEGER NOT NULL
      ) STRICT;

      -- known: pairs of device and number, as JSON.
      CREATE TABLE context (
        id INTEGER PRIMARY KEY,
        known TEXT NOT NULL
      ) STRICT;

      -- Its creation is the earliest operation had of it; version is the greatest.
      CREATE TABLE record (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        kind INTEGER NOT NULL,
        version INTEGER NOT NULL,
        time INTEGER NOT NULL,
        counter INTEGER NOT NULL,
        device INTEGER NOT NULL,
        author INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX record_kind ON record (kind, time, counter);

      -- element is '' for a field that is no set. value: JSON. rivalry: 0 none, 1 others of the same value, 2 a conflict.
      CREATE TABLE cell (
        record INTEGER NOT NULL,
        field INTEGER NOT NULL,
        element TEXT NOT NULL,
        value TEXT NOT NULL,
        device INTEGER NOT NULL,
        number INTEGER NOT NULL,
        time INTEGER NOT NULL,
        counter INTEGER NOT NULL,
        author INTEGER NOT NULL,
        context INTEGER NOT NULL,
        rivalry INTEGER NOT NULL,
        PRIMARY KEY (record, field, element)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX cell_conflict ON cell (record, field) WHERE rivalry = 2;

      CREATE TABLE rival (
        record INTEGER NOT NULL,
        field INTEGER NOT NULL,
        element TEXT NOT NULL,
        value TEXT NOT NULL,
        device INTEGER NOT NULL,
        number INTEGER NOT NULL,
        time INTEGER NOT NULL,
        counter INTEGER NOT NULL,
        author INTEGER NOT NULL,
        context INTEGER NOT NULL,
        PRIMARY KEY (record, field, element, device, number)
      ) STRICT, WITHOUT ROWID;

      -- What was written here, in order: what is sent. changes: JSON, [field, value] or [field, value, element] each.
      CREATE TABLE own (
        device INTEGER NOT NULL,
        number INTEGER NOT NULL,
        record INTEGER NOT NULL,
        time INTEGER NOT NULL,
        counter INTEGER NOT NULL,
        author INTEGER NOT NULL,
        context INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        version INTEGER NOT NULL,
        changes TEXT NOT NULL,
        PRIMARY KEY (device, number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX own_record ON own (record);

      -- What was received, for the history of records: what came together of one record and device is one row.
      -- operations: JSON, [number, time, counter, author, kind, changes] each.
      CREATE TABLE received (
        record INTEGER NOT NULL,
        device INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        operations TEXT NOT NULL,
        PRIMARY KEY (record, device, first, last)
      ) STRICT, WITHOUT ROWID;

      -- Batches that only a newer application can read.
      CREATE TABLE kept (
        device INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (device, first)
      ) STRICT;
    `);
  },
};
