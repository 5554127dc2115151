import type { Migration } from './migration.ts';

export const schemaMappings: Migration = {
  number: 30,
  name: 'schema-mappings',
  up(db) {
    db.exec(``);
  },
};
