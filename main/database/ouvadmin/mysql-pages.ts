import { type Kysely, sql } from 'kysely';
import { longestValue } from './decode-value.ts';
import { mysqlKeyColumn, pageQuery } from './key-order.ts';
import type { ReadingPool } from './mysql-pool.ts';
import type { AnySchema, Page, PageRequest } from './ouvadmin.ts';

/** Pages of a table in the order of its key. The database compares, so that accents and case count as its collation says. */
export async function* mysqlPages(
  db: Kysely<AnySchema>,
  pool: ReadingPool,
  request: PageRequest,
  signal?: AbortSignal,
): AsyncGenerator<Page, void> {
  const types = await columnTypes(db, pool, request.table, signal);
  const key = request.key.map((column) => mysqlKeyColumn(column, types.get(column.toLowerCase())));
  const columns = request.columns.map((column) => cut(column, types.get(column.toLowerCase())));
  let after = request.after;
  for (;;) {
    signal?.throwIfAborted();
    const { sql: text, parameters } = pageQuery(request, columns, key, after).compile(db);
    const found = await pool.read(text, parameters, signal);
    const tail = found.at(-1);
    if (!tail) return;
    const last = tail.slice(columns.length).map((value) => value ?? '');
    yield { rows: found.map((row) => row.slice(0, columns.length)), last };
    if (found.length < request.size) return;
    after = last;
  }
}

/** Only what can be long is cut: LEFT would make text of a number, and of a date in another format. */
function cut(column: string, type: string | undefined) {
  const ref = sql`${sql.id(column)}`;
  return type === undefined || /char|text|blob|binary|json/.test(type)
    ? sql`left(${ref}, ${sql.lit(longestValue)})`
    : ref;
}

/** data_type of each column that the account may see, by its name in lower case, as MySQL compares column names. */
async function columnTypes(db: Kysely<AnySchema>, pool: ReadingPool, table: string, signal?: AbortSignal) {
  const { sql: text, parameters } = sql`
    select column_name, data_type from information_schema.columns
    where table_schema = database() and table_name = ${table}`.compile(db);
  const found = await pool.read(text, parameters, signal);
  return new Map(found.map(([name, type]) => [name?.toLowerCase() ?? '', type?.toLowerCase() ?? '']));
}
