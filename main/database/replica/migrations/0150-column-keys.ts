import type { Migration } from './migration.ts';

/**
 * column_own_key: keys of columns that no team keeps; `facts` is JSON. column_delivery: where each connection's server has its
 * key file; `place` is JSON of the contract's DeliveryPlace. A secret is here only where no keychain took it; else its value is
 * NULL.
 */
export const columnKeys: Migration = {
  number: 150,
  name: 'column-keys',
  up(db) {
    db.exec(`
      CREATE TABLE column_own_key (
        id TEXT PRIMARY KEY,
        facts TEXT NOT NULL,
        key BLOB NOT NULL,
        index_key BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE column_delivery (
        connection TEXT PRIMARY KEY,
        place TEXT NOT NULL,
        host_key TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE column_delivery_secret (
        connection TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT,
        PRIMARY KEY (connection, name)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
