import { join } from 'node:path';
import Database from 'better-sqlite3';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

/** A SQLite Ouvadmin of its own, with these tables, which a test may read and write beside what it tests. */
export function sqliteBase(schema: string) {
  const file = join(temporaryFolder(), 'ouvadmin.sqlite');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec(schema);
  return {
    file,
    reach: { dialect: 'sqlite' as const, file },
    all: (sql: string, ...values: unknown[]) => db.prepare(sql).all(...values) as Record<string, unknown>[],
    one: (sql: string, ...values: unknown[]) =>
      db
        .prepare(sql)
        .pluck()
        .get(...values),
    run: (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values),
    close: () => db.close(),
  };
}
