import type { Migration } from './migration.ts';

export const connections: Migration = {
  number: 20,
  name: 'connections',
  up(db) {
    // target: JSON of the contract's Target. A secret is here only where no keychain took it; else its value is NULL.
    db.exec(`
      CREATE TABLE connection (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL UNIQUE,
        target TEXT NOT NULL,
        host_key TEXT,
        tested_at TEXT,
        test_passed INTEGER,
        created_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE connection_secret (
        connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        value TEXT,
        PRIMARY KEY (connection_id, name)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
