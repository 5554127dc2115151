import type { Migration } from './migration.ts';

/**
 * Who we are for the team and what we hold of it: all of it secret, and at rest in the encrypted file only. `one` keeps a
 * table to one row. Statements are those that were verified, as they stood in the journal.
 */
export const team: Migration = {
  number: 70,
  name: 'team',
  up(db) {
    // standing: JSON of where we stand (founding, awaiting admission, member, removed).
    db.exec(`
      CREATE TABLE team_identity (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        box TEXT NOT NULL,
        seed BLOB NOT NULL
      ) STRICT;

      CREATE TABLE team (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        root TEXT NOT NULL,
        connection_id TEXT NOT NULL,
        journal TEXT NOT NULL,
        standing TEXT NOT NULL
      ) STRICT;

      CREATE TABLE team_statement (
        number INTEGER PRIMARY KEY,
        epoch INTEGER NOT NULL,
        sealed BLOB NOT NULL
      ) STRICT;

      CREATE TABLE team_key (
        epoch INTEGER PRIMARY KEY,
        key BLOB NOT NULL
      ) STRICT;

      CREATE TABLE team_invitation (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        secret BLOB NOT NULL,
        code TEXT NOT NULL,
        made_at TEXT NOT NULL,
        expires_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE team_request (
        invitation TEXT PRIMARY KEY REFERENCES team_invitation (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        person TEXT NOT NULL,
        asked_at TEXT NOT NULL
      ) STRICT;
    `);
  },
};
