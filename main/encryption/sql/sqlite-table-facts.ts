import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { GroundColumn, GroundIndex, GroundTrigger } from '../ground.ts';
import { quote } from './quote.ts';
import type { TableFacts } from './table-facts.ts';
import { textRows } from './text-rows.ts';

/** From SQLite's schema and pragmas. */
export async function sqliteTableFacts(door: ColumnDoor, table: string): Promise<TableFacts | undefined> {
  const [found] = await textRows(
    door,
    "SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE",
    [table],
  );
  const [name, type, sql] = found ?? [];
  if (!name || !sql) return undefined;
  const columns = await columnsOf(door, name, sql);
  const [[rows] = []] = await textRows(door, `SELECT count(*) FROM ${quote(name, 'sqlite')}`);
  const [[bytes] = []] = await textRows(
    door,
    'SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()',
  );
  return {
    server: door.server,
    database: 'main',
    table: name,
    engine: '',
    isView: type === 'view',
    columns: columns.map(({ column }) => column),
    key: columns
      .filter(({ key }) => key > 0)
      .sort((a, b) => a.key - b.key)
      .map(({ column }) => column),
    indexes: await indexesOf(door, name),
    triggers: await triggersOf(door, name),
    rows: Number(rows ?? 0),
    bytes: Number(bytes ?? 0),
  };
}

async function columnsOf(
  door: ColumnDoor,
  table: string,
  sql: string,
): Promise<{ column: GroundColumn; key: number }[]> {
  const rows = await textRows(
    door,
    'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid',
    [table],
  );
  return rows.map(([name, declared, required, standard, key, hidden]) => ({
    key: Number(key),
    column: {
      name: name ?? '',
      type: (/^[^(\s]+/.exec(declared ?? '')?.[0] ?? '').toLowerCase(),
      declared: declared ?? '',
      nullable: required === '0',
      standard: standard ?? null,
      comment: commentOf(sql, name ?? '', declared ?? ''),
      ...(hidden === '2' || hidden === '3' ? { extra: 'generated' } : {}),
    },
  }));
}

/** SQLite keeps what a declaration was written as: ours say there whose they are. */
function commentOf(sql: string, name: string, declared: string): string {
  const head = `${quote(name, 'sqlite')} ${declared} /* `;
  const from = sql.indexOf(head);
  return from < 0 ? '' : sql.slice(from + head.length, sql.indexOf(' */', from));
}

async function indexesOf(door: ColumnDoor, table: string): Promise<GroundIndex[]> {
  const rows = await textRows(
    door,
    `SELECT i.name, i."unique", c.name FROM pragma_index_list(?) i, pragma_index_info(i.name) c
     WHERE i.origin <> 'pk' ORDER BY i.name, c.seqno`,
    [table],
  );
  return [...Map.groupBy(rows, ([name]) => name)].map(([name, parts]) => ({
    name: name ?? '',
    unique: parts[0]?.[1] === '1',
    columns: parts.flatMap((part) => part[2] ?? []),
  }));
}

async function triggersOf(door: ColumnDoor, table: string): Promise<GroundTrigger[]> {
  const rows = await textRows(
    door,
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE ORDER BY name",
    [table],
  );
  return rows.map(([name, sql]) => {
    const head = /\b(BEFORE|AFTER|INSTEAD\s+OF)?\s*(INSERT|UPDATE|DELETE)\b/i.exec(sql ?? '');
    return {
      name: name ?? '',
      event: (head?.[2] ?? 'UPDATE').toUpperCase() as GroundTrigger['event'],
      timing: /before/i.test(head?.[1] ?? '') ? 'BEFORE' : 'AFTER',
      body: sql ?? '',
    };
  });
}
