import type { Migration } from './migration.ts';

export const sync: Migration = {
  number: 90,
  name: 'sync',
  up(db) {
    db.exec(`
      CREATE TABLE sync_fact (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;
      CREATE TABLE sent_row (
        device TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (device, first)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE refused_row (
        device TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('altered', 'missing')),
        rows INTEGER NOT NULL,
        PRIMARY KEY (device, first)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
