import type { Migration } from './migration.ts';

export const exportJournal: Migration = {
  number: 50,
  name: 'export-journal',
  up(db) {
    db.exec(``);
  },
};
