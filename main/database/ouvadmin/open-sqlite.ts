import Database from 'better-sqlite3';
import { Kysely, type KyselyPlugin, SqliteDialect, sql } from 'kysely';
import type { Table } from '../../../preload/contract/schema-mapping.ts';
import { asText, longestValue } from './decode-value.ts';
import { pageQuery, sqliteKeyColumn } from './key-order.ts';
import { type AnySchema, CannotReach, type Ouvadmin, type Page, type PageRequest, type TextRow } from './ouvadmin.ts';

/** The embedded demonstration, reading only; CannotReach `database-unknown` when its file is missing or is none. */
export async function openSqlite(file: string): Promise<Ouvadmin> {
  const database = openFile(file);
  const db = new Kysely<AnySchema>({ dialect: new SqliteDialect({ database }), plugins: [everyValueAsText] });
  return {
    dialect: 'sqlite',
    db,
    tables: () => tables(db),
    count: async (table) => {
      const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.id(table)}`.execute(db);
      return Number(rows[0]?.n ?? 0);
    },
    pages: (request, signal) => pages(db, request, signal),
    close: async () => {
      // Kysely closes the file only if it was used.
      await db.destroy();
      database.close();
    },
  };
}

/** CannotReach `database-unknown` where it is missing or no database. */
export function openFile(file: string, readonly = true): Database.Database {
  try {
    const database = new Database(file, { readonly, fileMustExist: true });
    database.defaultSafeIntegers(true);
    database.prepare('select count(*) from sqlite_master').get();
    return database;
  } catch (error) {
    throw new CannotReach(
      {
        code: 'database-unknown',
        facts: { database: 'demonstration', code: String((error as { code?: unknown }).code) },
      },
      error,
    );
  }
}

/** As over MySQL: text or null, whatever the type. */
export const everyValueAsText: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)])),
    ),
  }),
};

/** Tables and views, in the order of their names. */
export async function tables(db: Kysely<AnySchema>): Promise<Table[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name
  `.execute(db);
  return Promise.all(rows.map(({ name }) => describe(db, name)));
}

interface ColumnRow {
  name: string;
  type: string;
  notnull: string;
  pk: string;
}

async function columnsOf(db: Kysely<AnySchema>, table: string): Promise<ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select name, type, "notnull", pk from pragma_table_info(${table}) order by cid`.execute(db);
  return rows;
}

async function describe(db: Kysely<AnySchema>, table: string): Promise<Table> {
  const columns = await columnsOf(db, table);
  const key = columns.filter(({ pk }) => pk !== '0').sort((a, b) => Number(a.pk) - Number(b.pk));
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.id(table)}`.execute(db);
  return {
    name: table,
    columns: columns.map(({ name, type, notnull }) => ({
      name,
      type,
      nullable: notnull === '0',
      ...(/CHAR|TEXT|CLOB/i.test(type) ? { charset: 'utf8' } : {}),
    })),
    primaryKey: key.map(({ name }) => name),
    rows: Number(rows[0]?.n ?? 0),
  };
}

async function* pages(db: Kysely<AnySchema>, request: PageRequest, signal?: AbortSignal): AsyncGenerator<Page, void> {
  const { table, columns, size } = request;
  const types = new Map((await columnsOf(db, table)).map(({ name, type }) => [name.toLowerCase(), type]));
  const key = request.key.map((column) => sqliteKeyColumn(column, types.get(column.toLowerCase()) ?? ''));
  const cut = columns.map((column) => sql`substr(${sql.id(column)}, 1, ${sql.lit(longestValue)})`);
  for (let after = request.after; ; ) {
    signal?.throwIfAborted();
    const { rows } = await pageQuery({ table, size }, cut, key, after).execute(db);
    const found = rows.map((row) => Object.values(row as Record<string, string | null>) as TextRow);
    const tail = found.at(-1);
    if (!tail) return;
    after = tail.slice(columns.length).map((value) => value ?? '');
    yield { rows: found.map((row) => row.slice(0, columns.length)), last: after };
    if (found.length < size) return;
  }
}
