import type { Migration } from './migration.ts';

/**
 * What the latest scan of each database found, by source ("host/database"): `because`, `sample`, `treatment` and `unread` are JSON.
 * A sample is masked; no value of the database stands here in the clear. What volunteers decided is shared, and not here.
 */
export const dataInventory: Migration = {
  number: 160,
  name: 'data-inventory',
  up(db) {
    db.exec(`
      CREATE TABLE inventory_scan (
        source TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        tables INTEGER NOT NULL,
        columns INTEGER NOT NULL,
        looked_at INTEGER NOT NULL,
        unread TEXT NOT NULL,
        complete INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE inventory_column (
        source TEXT NOT NULL,
        table_name TEXT NOT NULL,
        column_name TEXT NOT NULL,
        place INTEGER NOT NULL,
        type TEXT NOT NULL,
        row_count INTEGER NOT NULL,
        category TEXT,
        confidence REAL NOT NULL,
        because TEXT NOT NULL,
        sample TEXT NOT NULL,
        treatment TEXT,
        change TEXT NOT NULL,
        type_was TEXT,
        scan TEXT NOT NULL,
        PRIMARY KEY (source, table_name, column_name)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
