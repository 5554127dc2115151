import type { Migration } from './migration.ts';

/**
 * sender: JSON of the contract's SenderDraft, one a laptop. A secret is here only where no keychain took it; else its value is
 * NULL. mailbox_read: up to which message (and of which life of the folder) bounces were read.
 */
export const mail: Migration = {
  number: 120,
  name: 'mail',
  up(db) {
    db.exec(`
      CREATE TABLE mail_sender (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        sender TEXT NOT NULL,
        tested_at TEXT,
        test_passed INTEGER
      ) STRICT;
      CREATE TABLE mail_secret (
        name TEXT PRIMARY KEY,
        value TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE mailbox_read (
        mailbox TEXT PRIMARY KEY,
        validity TEXT NOT NULL,
        last INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
