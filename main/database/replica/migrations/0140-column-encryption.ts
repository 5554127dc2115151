import type { Migration } from './migration.ts';

/**
 * Column encryption. `column_known`: the control rows of a database as they were last seen (JSON, no personal data but the
 * keys of damaged rows), for the hours without a network. `column_key`: keys that no team keeps, 32 bytes of the data key
 * and 32 of the blind index.
 */
export const columnEncryption: Migration = {
  number: 140,
  name: 'column-encryption',
  up(db) {
    db.exec(`
      CREATE TABLE column_known (
        source TEXT NOT NULL,
        plan TEXT NOT NULL,
        known TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (source, plan)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE column_key (
        plan TEXT NOT NULL,
        number INTEGER NOT NULL,
        source TEXT NOT NULL,
        made_at TEXT NOT NULL,
        made_by TEXT NOT NULL,
        key BLOB NOT NULL,
        PRIMARY KEY (plan, number)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
