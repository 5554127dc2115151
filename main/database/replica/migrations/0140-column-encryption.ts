import type { Migration } from './migration.ts';

/**
 * Column encryption. `column_known`: the control rows of a database as they were last seen (JSON, no personal data but the
 * keys of damaged rows), for the hours without a network.
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
    `);
  },
};
