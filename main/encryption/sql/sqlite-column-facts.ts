import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnFacts } from './column-facts.ts';
import { clausesAfter, mentions } from './mentions.ts';
import type { TableFacts } from './table-facts.ts';
import { textRows } from './text-rows.ts';

/** SQLite keeps CHECKs and expressions of generated columns in the text of the table alone. */
export async function sqliteColumnFacts(door: ColumnDoor, facts: TableFacts, column: string): Promise<ColumnFacts> {
  const schema = await textRows(door, 'SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL');
  const same = (name: string | null | undefined) => name?.toLowerCase() === column.toLowerCase();
  const sql = schema.find(([name, type]) => type === 'table' && name === facts.table)?.[3] ?? '';
  const generated = facts.columns.filter(({ extra }) => extra === 'generated');
  const expressions = clausesAfter(sql, /\bAS\b/);
  const own = await textRows(door, 'SELECT "table", "from" FROM pragma_foreign_key_list(?)', [facts.table]);
  const referring = await textRows(
    door,
    `SELECT t.name, f."to" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
     WHERE t.type = 'table' AND f."table" = ? COLLATE NOCASE`,
    [facts.table],
  );
  const inKey = facts.key.some(({ name }) => same(name));
  const naming = (type: string) =>
    schema.filter(
      ([name, of, on, text]) =>
        of === type &&
        !name?.startsWith('ouvadesk_') &&
        mentions(text ?? '', column) &&
        (on === facts.table || mentions(text ?? '', facts.table)),
    );
  return {
    foreignKeys: own.flatMap(([to, from]) => (same(from) ? [to ?? ''] : [])),
    // Without a column the key is meant.
    referencedBy: referring.flatMap(([from, to]) => ((to === null ? inKey : same(to)) ? [from ?? ''] : [])),
    generated: generated.some(({ name }) => same(name)),
    generatedFromIt: generated.flatMap(({ name }, at) => (mentions(expressions[at] ?? '', column) ? [name] : [])),
    checks: clausesAfter(sql, /\bCHECK\b/)
      .filter((clause) => mentions(clause, column))
      .map((clause) => clause.trim()),
    views: naming('view').map(([name]) => name ?? ''),
    routines: naming('trigger').map(([name]) => name ?? ''),
    binaryLog: false,
    replicas: false,
    readOnly: false,
  };
}
