import type { Migration } from './migration.ts';

export const audits: Migration = {
  number: 40,
  name: 'audits',
  up(db) {
    db.exec(``);
  },
};
