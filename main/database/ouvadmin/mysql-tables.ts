import { type Kysely, sql } from 'kysely';
import type { Table } from '../../../preload/contract/schema-mapping.ts';
import type { AnySchema } from './ouvadmin.ts';

interface ColumnRow {
  table_of: string;
  name: string;
  type: string;
  nullable: string;
  charset: string | null;
  column_key: string;
}

/** Tables and views that the account may see, in the order of their names, columns in theirs. Reads information_schema only. */
export async function mysqlTables(db: Kysely<AnySchema>): Promise<Table[]> {
  const tables = await sql<{ name: string; estimate: string | null }>`
    select table_name as name, table_rows as estimate from information_schema.tables
    where table_schema = database() and table_type in ('BASE TABLE', 'VIEW') order by table_name`.execute(db);
  const columns = await sql<ColumnRow>`
    select table_name as table_of, column_name as name, column_type as type, is_nullable as nullable,
      character_set_name as charset, column_key as column_key
    from information_schema.columns where table_schema = database() order by table_name, ordinal_position`.execute(db);
  const keys = await sql<{ table_of: string; name: string }>`
    select table_name as table_of, column_name as name from information_schema.key_column_usage
    where table_schema = database() and constraint_name = 'PRIMARY' order by table_name, ordinal_position`.execute(db);
  const columnsOf = Map.groupBy(columns.rows, ({ table_of }) => table_of);
  const keysOf = Map.groupBy(keys.rows, ({ table_of }) => table_of);
  return tables.rows.map(({ name, estimate }) => {
    const own = columnsOf.get(name) ?? [];
    return {
      name,
      columns: own.map(({ name, type, nullable, charset }) => ({
        name,
        type,
        nullable: nullable === 'YES',
        ...(charset ? { charset } : {}),
      })),
      primaryKey: primaryKey(keysOf.get(name), own),
      rows: Number(estimate ?? 0),
    };
  });
}

/** In the key's own order; the order of the columns for an account that is not shown the key itself, which pages follow as well. */
function primaryKey(key: readonly { name: string }[] | undefined, columns: readonly ColumnRow[]): string[] {
  if (key) return key.map(({ name }) => name);
  return columns.filter(({ column_key }) => column_key === 'PRI').map(({ name }) => name);
}
