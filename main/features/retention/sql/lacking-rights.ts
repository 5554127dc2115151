import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import { serverError } from '../../../database/ouvadmin/ouvadmin-writer.ts';
import { changedColumns, type RuleWork } from '../work.ts';
import { ask, quoted, tell } from './ground.ts';
import { type Piece, piece, raw } from './piece.ts';
import { hasPurgedTable, purgedTable } from './purged-table.ts';

/** 1142, 1143, 1044, 1227, 1370: a right is missing. */
const denied = [1142, 1143, 1044, 1227, 1370];

/** What a rule reaches besides the columns that it names. */
export interface Reached {
  /** Tables whose rows go with those of the rule. */
  readonly deleted: readonly string[];
  /** Columns that become NULL with them. */
  readonly unlinked: readonly { readonly table: string; readonly columns: readonly string[] }[];
  /** Columns that the server would write by itself, and that are written as they were. */
  readonly touched: readonly string[];
}
const nothingElse: Reached = { deleted: [], unlinked: [], touched: [] };

/**
 * What the login lacks to run a rule and to undo it, as GRANT statements. Each right is tried by a statement that can touch no
 * row. Deleting asks for SELECT on the whole database: a table that one may not see may refer to the rows, and lose its own.
 */
export async function lackingRights(door: ColumnDoor, rule: RuleWork, reach: Reached = nothingElse): Promise<string[]> {
  if (door.server.dialect === 'sqlite') return [];
  const quote = (name: string) => quoted(door.server.dialect, name);
  const [[user, database] = []] = await door.read('SELECT CURRENT_USER(), DATABASE()');
  const at = `${user}`.lastIndexOf('@');
  const to = `'${`${user}`.slice(0, at)}'@'${`${user}`.slice(at + 1)}'`;
  const table = quote(rule.table);
  const on = (name: Piece) => `${quote(`${database}`).sql}.${name.sql}`;
  const lacking: string[] = [];
  const needs = async (grant: string, where: Piece, probe: Piece) => {
    if (!(await may(door, probe))) lacking.push(`GRANT ${grant} ON ${on(where)} TO ${to};`);
  };
  if (rule.deed.kind === 'delete') {
    if (!(await readsAll(door))) lacking.push(`GRANT SELECT ON ${on(raw('*'))} TO ${to};`);
    await needs('DELETE', table, piece`DELETE FROM ${table} WHERE 1 = 0`);
    await needsInsert(table);
    for (const name of reach.deleted) {
      // Locking rows asks for one of the rights to change them.
      await needs('DELETE', quote(name), piece`DELETE FROM ${quote(name)} WHERE 1 = 0`);
      await needsInsert(quote(name));
    }
    for (const { table: name, columns } of reach.unlinked) await needsUpdate(quote(name), columns);
  } else {
    await needs('SELECT', table, piece`SELECT 1 FROM ${table} WHERE 1 = 0`);
    await needsUpdate(table, [...changedColumns(rule), ...reach.touched]);
  }
  async function needsUpdate(name: Piece, columns: readonly string[]) {
    const list = columns.map((column) => quote(column).sql);
    const sets = list.map((column) => `${column} = ${column}`);
    await needs(`UPDATE (${list.join(', ')})`, name, raw(`UPDATE ${name.sql} SET ${sets.join(', ')} WHERE 1 = 0`));
  }
  async function needsInsert(name: Piece) {
    await needs('INSERT', name, piece`INSERT INTO ${name} SELECT * FROM ${name} WHERE 1 = 0`);
  }
  const journal = quote(purgedTable);
  if (await hasPurgedTable(door)) {
    const probe = piece`UPDATE ${journal} SET state = state WHERE 1 = 0`;
    const rest = [
      piece`INSERT INTO ${journal} SELECT * FROM ${journal} WHERE 1 = 0`,
      piece`DELETE FROM ${journal} WHERE 1 = 0`,
    ];
    const allowed = await Promise.all([probe, ...rest].map((one) => may(door, one)));
    if (allowed.includes(false)) lacking.push(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${on(journal)} TO ${to};`);
  } else if (!(await mayCreate(door)))
    // Named before it is there: a right on a table may be given first.
    lacking.push(`GRANT CREATE, SELECT, INSERT, UPDATE, DELETE ON ${on(journal)} TO ${to};`);
  return [...new Set(lacking)];
}

async function may(door: ColumnDoor, probe: Piece): Promise<boolean> {
  try {
    if (/^SELECT/.test(probe.sql)) await ask(door, probe);
    else await tell(door, probe);
    return true;
  } catch (error) {
    const number = serverError(error) ?? 0;
    if (denied.includes(number)) return false;
    // Anything else (a generated column, a read-only server) is not about rights: it shows where the work is done.
    if (number > 0) return true;
    throw error;
  }
}

/** Rights on the whole database, or on all of them, as the server lists one's own. */
async function readsAll(door: ColumnDoor): Promise<boolean> {
  const rows = await door.read(
    `SELECT 1 FROM information_schema.SCHEMA_PRIVILEGES
     WHERE DATABASE() LIKE TABLE_SCHEMA AND PRIVILEGE_TYPE = 'SELECT'
     UNION ALL SELECT 1 FROM information_schema.USER_PRIVILEGES WHERE PRIVILEGE_TYPE = 'SELECT'`,
  );
  return rows.length > 0;
}

/** Whether the journal of purged rows could be made, and used. */
async function mayCreate(door: ColumnDoor): Promise<boolean> {
  const rows = await door.read(
    `SELECT PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES WHERE DATABASE() LIKE TABLE_SCHEMA
     UNION ALL SELECT PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES
     UNION ALL SELECT PRIVILEGE_TYPE FROM information_schema.TABLE_PRIVILEGES
       WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '${purgedTable}'`,
  );
  const held = rows.map(([right]) => `${right}`.toUpperCase());
  return ['CREATE', 'SELECT', 'INSERT', 'UPDATE', 'DELETE'].every((right) => held.includes(right));
}
