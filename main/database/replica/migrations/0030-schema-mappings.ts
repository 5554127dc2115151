import type { Migration } from './migration.ts';

export const schemaMappings: Migration = {
  number: 30,
  name: 'schema-mappings',
  up(db) {
    // systems: JSON, each with its table, columns by role, storage, and the key and types that the table had.
    db.exec(`
      CREATE TABLE schema_mapping (
        connection_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        systems TEXT NOT NULL,
        PRIMARY KEY (connection_id, version)
      ) STRICT, WITHOUT ROWID`);
  },
};
