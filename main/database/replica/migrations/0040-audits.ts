import type { Migration } from './migration.ts';

/**
 * Verdicts only: no column can hold a password or a hash. Sets (reasons, findings, classes) are bits in the order in which
 * the contract lists them. The tags of share and their key live as long as the audit runs.
 */
export const audits: Migration = {
  number: 40,
  name: 'audits',
  up(db) {
    db.exec(`
      CREATE TABLE system_policy (
        system TEXT PRIMARY KEY,
        policy_id TEXT NOT NULL,
        throttled INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE audit (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        connection_id TEXT NOT NULL,
        connection_name TEXT NOT NULL,
        mapping_version INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        state TEXT NOT NULL,
        problem TEXT,
        policies TEXT NOT NULL,
        options TEXT NOT NULL,
        counts TEXT NOT NULL,
        cursors TEXT NOT NULL,
        share_key BLOB,
        has_accounts INTEGER NOT NULL DEFAULT 1
      ) STRICT;

      CREATE TABLE verdict (
        audit INTEGER NOT NULL REFERENCES audit (number) ON DELETE CASCADE,
        row INTEGER NOT NULL,
        system INTEGER NOT NULL,
        source_key TEXT NOT NULL,
        account_id TEXT NOT NULL,
        login TEXT NOT NULL,
        holder TEXT NOT NULL,
        holder_key TEXT NOT NULL,
        email TEXT NOT NULL,
        status TEXT NOT NULL,
        outcome INTEGER NOT NULL,
        reasons INTEGER NOT NULL,
        warnings INTEGER NOT NULL,
        change INTEGER NOT NULL,
        password_changed_on TEXT,
        last_login TEXT,
        must_change INTEGER,
        family INTEGER NOT NULL,
        length INTEGER,
        classes INTEGER,
        other_characters INTEGER NOT NULL,
        entropy INTEGER,
        findings INTEGER NOT NULL,
        guessability INTEGER,
        guesses INTEGER,
        share_group INTEGER,
        fingerprint BLOB,
        search TEXT NOT NULL,
        PRIMARY KEY (audit, row)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE share (
        audit INTEGER NOT NULL REFERENCES audit (number) ON DELETE CASCADE,
        row INTEGER NOT NULL,
        tag BLOB NOT NULL,
        PRIMARY KEY (audit, row)
      ) STRICT, WITHOUT ROWID;

      CREATE UNIQUE INDEX verdict_source ON verdict (audit, system, source_key);
      -- All that the list is searched and filtered by, in its usual order: a search reads this and nothing else.
      CREATE INDEX verdict_list ON verdict (audit, account_id, system, outcome, reasons, change, search);
    `);
  },
};
