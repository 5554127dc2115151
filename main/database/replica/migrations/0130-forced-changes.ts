import type { Migration } from './migration.ts';

/**
 * Changes that are imposed on accounts of Ouvadmin. A run is a dry run until it is imposed; `plan` and `shown` are JSON. A
 * row is one account of it: state 0 waiting, 1 changed, 2 passed, 3 changed and its campaign knows. No password and no former
 * value of one stands here; `key` opens the former values that lie beside Ouvadmin, where no team keeps it.
 */
export const forcedChanges: Migration = {
  number: 130,
  name: 'forced-changes',
  up(db) {
    db.exec(`
      CREATE TABLE forced_run (
        id TEXT PRIMARY KEY,
        campaign TEXT NOT NULL,
        campaign_name TEXT NOT NULL,
        source TEXT NOT NULL,
        at TEXT NOT NULL,
        imposed INTEGER NOT NULL,
        plan TEXT NOT NULL,
        undo_days INTEGER NOT NULL,
        shown TEXT
      ) STRICT;

      CREATE TABLE forced_row (
        run TEXT NOT NULL REFERENCES forced_run (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        system TEXT NOT NULL,
        source_key TEXT NOT NULL,
        account_id TEXT NOT NULL,
        login TEXT NOT NULL,
        person_id TEXT NOT NULL,
        person TEXT NOT NULL,
        former TEXT,
        fingerprint BLOB NOT NULL,
        state INTEGER NOT NULL,
        PRIMARY KEY (run, number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX forced_row_state ON forced_row (run, state, system, number);

      CREATE TABLE forced_key (
        run TEXT PRIMARY KEY,
        key BLOB NOT NULL
      ) STRICT;
    `);
  },
};
