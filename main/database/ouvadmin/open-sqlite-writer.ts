import { Kysely, SqliteDialect } from 'kysely';
import { everyValueAsText, openFile, tables } from './open-sqlite.ts';
import { type AnySchema, CannotReach } from './ouvadmin.ts';
import type { OuvadminWriter } from './ouvadmin-writer.ts';

/** The embedded demonstration, to write to; CannotReach `database-unknown` when its file is missing or is none. */
export async function openSqliteWriter(file: string): Promise<OuvadminWriter> {
  const database = openFile(file, false);
  // Whoever reads it (an audit) is waited for.
  database.pragma('busy_timeout = 10000');
  const db = new Kysely<AnySchema>({ dialect: new SqliteDialect({ database }), plugins: [everyValueAsText] });
  return {
    dialect: 'sqlite',
    db,
    tables: () => tables(db),
    transactional: async () => true,
    together: (deed) => db.transaction().execute(deed).catch(refuseSqlite),
    close: async () => {
      // Kysely closes the file only if it was used.
      await db.destroy();
      database.close();
    },
  };
}

/** A full disk or a file that must not be written: what the screen has a sentence for. */
export function refuseSqlite(error: unknown): never {
  const { code } = (error ?? {}) as { code?: unknown };
  const facts = { database: 'demonstration', code: String(code) };
  if (typeof code === 'string' && /^SQLITE_(BUSY|FULL|READONLY|IOERR)/.test(code))
    throw new CannotReach({ code: 'server-said', facts }, error);
  throw error;
}
