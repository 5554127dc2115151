import type { Migration } from './migration.ts';

export const settings: Migration = {
  number: 10,
  name: 'settings',
  up(db) {
    db.exec('CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
  },
};
