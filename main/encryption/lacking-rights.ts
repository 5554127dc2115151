import type { ColumnDoor } from '../database/ouvadmin/column-door.ts';
import { CannotReach } from '../database/ouvadmin/ouvadmin.ts';
import { serverError } from '../database/ouvadmin/ouvadmin-writer.ts';
import type { ColumnWork } from './column-work.ts';
import type { Ground } from './ground.ts';
import { controlTable } from './sql/control-table.ts';
import { quote } from './sql/quote.ts';
import { textRows } from './sql/text-rows.ts';

/** Of a table or column that nobody has: where a right is there, the server goes on to say that this is not. */
const nowhere = 'ouvadesk_nowhere';

/**
 * What our login may not do and would have to, as SQL ready to copy. Each right is tried by a statement that needs it and changes
 * nothing: EXPLAIN, or one that fails for another reason once the right is there. A file of the demonstration needs none.
 */
export async function lackingRights(door: ColumnDoor, ground: Ground, _work: ColumnWork): Promise<string[]> {
  const { dialect } = ground.server;
  if (dialect === 'sqlite') return [];
  const q = (name: string) => quote(name, dialect);
  const [[account = '', database = ''] = []] = await textRows(door, 'SELECT CURRENT_USER(), DATABASE()');
  const to = `TO ${accountText(account ?? '')};`;
  const lacking: string[] = [];
  const grant = (rights: readonly string[], on: string) => {
    if (rights.length > 0) lacking.push(`GRANT ${rights.join(', ')} ON ${q(database ?? '')}.${on} ${to}`);
  };
  grant(await onTable(door, ground), q(ground.table));
  if (await lockLacks(door, q(nowhere))) grant(['LOCK TABLES'], '*');
  grant(await onControl(door), q(controlTable));
  if (await trustLacks(door, ground)) lacking.push('SET GLOBAL log_bin_trust_function_creators = 1;');
  return lacking;
}

async function onTable(door: ColumnDoor, ground: Ground): Promise<string[]> {
  const q = (name: string) => quote(name, ground.server.dialect);
  const table = q(ground.table);
  const first = q(ground.columns[0]?.name ?? '');
  const tried: readonly (readonly [right: string, deed: () => Promise<unknown>])[] = [
    // Of all columns: a row that is written anew is read whole by nobody but the server, but our columns are not there yet.
    ['SELECT', () => door.read(`SELECT * FROM ${table} LIMIT 0`)],
    ['UPDATE', () => door.read(`EXPLAIN UPDATE ${table} SET ${first} = NULL WHERE FALSE`)],
    ['ALTER', () => door.define([`ALTER TABLE ${table} DROP COLUMN ${q(nowhere)}`], 0)],
    ['INDEX', () => door.define([`CREATE INDEX ${q(nowhere)} ON ${table} (${q(nowhere)})`], 0)],
    ['TRIGGER', () => door.define([triggerNowhere(table)], 0)],
  ];
  return lackingOf(tried);
}

/** No trigger of that name to follow: it is never made. */
const triggerNowhere = (table: string) =>
  `CREATE TRIGGER ${nowhere} BEFORE UPDATE ON ${table} FOR EACH ROW FOLLOWS ${nowhere}_ SET @${nowhere} = 1`;

async function onControl(door: ColumnDoor): Promise<string[]> {
  const tried: readonly (readonly [right: string, deed: () => Promise<unknown>])[] = [
    ['SELECT', () => door.read(`SELECT plan FROM ${controlTable} LIMIT 0`)],
    ['INSERT', () => door.read(`EXPLAIN INSERT INTO ${controlTable} (plan) VALUES ('')`)],
    ['UPDATE', () => door.read(`EXPLAIN UPDATE ${controlTable} SET plan = '' WHERE FALSE`)],
    ['DELETE', () => door.read(`EXPLAIN DELETE FROM ${controlTable} WHERE FALSE`)],
    // Two columns of one name: it is never made.
    ['CREATE', () => door.define([`CREATE TABLE ${controlTable} (a INT, a INT)`], 0)],
  ];
  return lackingOf(tried);
}

async function lackingOf(tried: readonly (readonly [right: string, deed: () => Promise<unknown>])[]) {
  const lacking: string[] = [];
  for (const [right, deed] of tried) if (!(await allowed(deed))) lacking.push(right);
  return lacking;
}

/** What the server says of a statement that it was allowed to try: no such table or column, not yet, held, twice the same. */
const triedAndFailed = [1050, 1054, 1060, 1072, 1091, 1100, 1146, 1205, 1359, 1360, 1364, 1419, 3011, 4031];

/** False where the server says that the right is missing. */
async function allowed(deed: () => Promise<unknown>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (error) {
    if (error instanceof CannotReach && error.problem.code === 'right-missing') return false;
    if (triedAndFailed.includes(serverError(error) ?? 0)) return true;
    throw error;
  }
}

/** A right on whole databases alone, and 1044 the word for it; where it is there, the server goes on to say that of the table (1142). */
async function lockLacks(door: ColumnDoor, table: string): Promise<boolean> {
  try {
    await door.define([`LOCK TABLES ${table} WRITE`], 0);
    return false;
  } catch (error) {
    const said = serverError(error);
    if (said === 1044 || said === 1142 || said === 1146) return said === 1044;
    throw error;
  }
}

/** 1419: a server with a binary log lets only administrators make triggers, unless it is told to trust their makers. */
async function trustLacks(door: ColumnDoor, ground: Ground): Promise<boolean> {
  try {
    await door.define([triggerNowhere(quote(ground.table, ground.server.dialect))], 0);
    return false;
  } catch (error) {
    return serverError(error) === 1419;
  }
}

function accountText(account: string): string {
  const at = account.lastIndexOf('@');
  const text = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return `${text(account.slice(0, at))}@${text(account.slice(at + 1))}`;
}
