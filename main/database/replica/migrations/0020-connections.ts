import type { Migration } from './migration.ts';

export const connections: Migration = {
  number: 20,
  name: 'connections',
  up(db) {
    db.exec(``);
  },
};
