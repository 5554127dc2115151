import type { Migration } from './migration.ts';

export const exportJournal: Migration = {
  number: 50,
  name: 'export-journal',
  up(db) {
    db.exec(`
      CREATE TABLE export_journal (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        dataset TEXT NOT NULL,
        subject TEXT NOT NULL,
        purpose TEXT NOT NULL,
        note TEXT NOT NULL,
        columns TEXT NOT NULL,
        format TEXT NOT NULL,
        rows INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        file_name TEXT NOT NULL,
        delete_by TEXT NOT NULL,
        deleted_on TEXT
      ) STRICT;
      CREATE INDEX export_journal_at ON export_journal (at);
    `);
  },
};
