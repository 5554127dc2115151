import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import { serverError } from '../../../database/ouvadmin/ouvadmin-writer.ts';
import type { ForeignKey } from './ground.ts';

const name = '`(?:[^`]|``)+`';
const list = `\\((${name}(?:, ${name})*)\\)`;
const line = new RegExp(
  `^\\s*CONSTRAINT ${name} FOREIGN KEY ${list} REFERENCES (?:(${name})\\.)?(${name}) ${list}(.*)$`,
  'gm',
);
const plain = (quoted: string) => quoted.slice(1, -1).replaceAll('``', '`');
const names = (text = '') => [...text.matchAll(new RegExp(name, 'g'))].map(([one]) => plain(one));

/** 1142, 1146: not ours to see, or gone since it was listed. */
const unseen = [1142, 1146];

/**
 * The foreign keys of these tables, as their own definitions have them: information_schema hides those of a table on which one
 * has no other right than SELECT.
 */
export async function foreignKeysOf(door: Pick<ColumnDoor, 'read'>, tables: readonly string[]): Promise<ForeignKey[]> {
  const found = await Promise.all(tables.map(async (table) => foreignKeysIn(table, await definitionOf(door, table))));
  return found.flat();
}

async function definitionOf(door: Pick<ColumnDoor, 'read'>, table: string): Promise<string> {
  try {
    const [[, definition] = []] = await door.read(`SHOW CREATE TABLE \`${table.replaceAll('`', '``')}\``);
    return `${definition ?? ''}`;
  } catch (error) {
    if (unseen.includes(serverError(error) ?? 0)) return '';
    throw error;
  }
}

/** Read from what SHOW CREATE TABLE says; keys to tables of other databases are left out. */
export function foreignKeysIn(table: string, definition: string): ForeignKey[] {
  return [...definition.matchAll(line)].flatMap(([, columns, database, to = '', refers, rest = '']): ForeignKey[] => {
    if (database !== undefined) return [];
    const onDelete = /ON DELETE CASCADE/.test(rest)
      ? 'cascade'
      : /ON DELETE SET NULL/.test(rest)
        ? 'set-null'
        : 'restrict';
    return [{ from: table, columns: names(columns), to: plain(to), refers: names(refers), onDelete }];
  });
}
