import type { Server } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../column-work.ts';
import { namesOf } from '../names-of.ts';
import type { CodeFacts } from '../php-code.ts';

/** A literal of PHP between single quotes, in which nothing else has a meaning. */
export const phpString = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;

/**
 * A name in SQL, for a statement that PDO prepares: between backticks it would take a question mark for a place and "??" for one
 * mark.
 */
export function prepared(name: string, dialect: Server['dialect']): string {
  if (dialect === 'sqlite') return `"${name.replaceAll('"', '""')}"`;
  return `\`${name.replaceAll('`', '``').replaceAll('?', '??')}\``;
}

export const phpList = (texts: readonly string[]): string => `[${texts.map(phpString).join(', ')}]`;

/** What both kinds of code say of a table. SQL comes as text for phpString. */
export function tableOf(work: ColumnWork, { dialect, key }: CodeFacts) {
  const sql = (name: string) => prepared(name, dialect);
  const from = sql(work.table);
  // With the table's name: SQLite takes an unknown name between double quotes for a text.
  const own = (name: string) => `${from}.${sql(name)}`;
  return {
    sql,
    own,
    from,
    where: key.map((name) => `${sql(name)} = ?`).join(' AND '),
    /** Two ways to read rows: once the new column is there, which `*` does not show in MySQL and MariaDB, and before. */
    rowsWhere: (where: string) => [
      `SELECT ${from}.*, ${own(namesOf(work).shadow)} FROM ${from} WHERE ${where}`,
      `SELECT * FROM ${from} WHERE ${where}`,
    ],
    /** The row key of a row that was read. */
    rowKey: `[${key.map((name) => `$row[${phpString(name)}]`).join(', ')}]`,
  };
}

/** The first lines of what comes after. `keys`: whether the key file is needed. */
export function opening({ libraryPath, keyFile }: CodeFacts, keys: boolean): string {
  const library = phpString(libraryPath ?? '/etc/ouvadmin/ouvadesk-columns.php');
  const file = phpString(keyFile ?? '/etc/ouvadmin/ouvadesk-keys.json');
  const open = keys ? `\n$columns = OuvadeskColumns::fromFile(${file});` : '';
  return `// $pdo : PDO::ATTR_ERRMODE = PDO::ERRMODE_EXCEPTION, UTF-8.\nrequire_once ${library};${open}\n`;
}
