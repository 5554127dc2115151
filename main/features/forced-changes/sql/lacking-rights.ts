import { type RawBuilder, sql } from 'kysely';
import { CannotReach } from '../../../database/ouvadmin/ouvadmin.ts';
import { type OuvadminWriter, serverError } from '../../../database/ouvadmin/ouvadmin-writer.ts';
import type { Plan } from '../plan.ts';
import { undoTable } from './undo-table.ts';

const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``;

/**
 * What our login may not do and would have to, as GRANT statements ready to copy. Each right is tried by EXPLAIN, which needs
 * the right and changes nothing; a file of the demonstration needs none.
 */
export async function lackingRights(writer: OuvadminWriter, plan: Plan): Promise<string[]> {
  if (writer.dialect === 'sqlite') return [];
  const { rows } = await sql<{ account: string; name: string }>`
    select current_user() as account, database() as name`.execute(writer.db);
  const { account = '', name = '' } = rows[0] ?? {};
  const grant = (rights: readonly string[], table: string) =>
    `GRANT ${rights.join(', ')} ON ${quoted(name)}.${quoted(table)} TO ${accountText(account)};`;
  const lacking: string[] = [];
  for (const { table, key, password, column: changed } of plan) {
    const read = [...new Set([...key, password, changed])];
    const columns = sql.join(read.map((column) => sql.id(column)));
    const rights: string[] = [];
    if (!(await allowed(writer, sql`select ${columns} from ${sql.id(table)} limit 0`)))
      rights.push(`SELECT (${read.map(quoted).join(', ')})`);
    const column = sql.id(changed);
    if (!(await allowed(writer, sql`explain update ${sql.id(table)} set ${column} = '' where false`)))
      rights.push(`UPDATE (${quoted(changed)})`);
    if (rights.length > 0) lacking.push(grant(rights, table));
  }
  const undo = await lackingOnUndo(writer, name);
  return undo.length > 0 ? [...lacking, grant(undo, undoTable)] : lacking;
}

/** False where the server says that the right is missing. */
async function allowed(writer: OuvadminWriter, statement: RawBuilder<unknown>): Promise<boolean> {
  try {
    await statement.execute(writer.db);
    return true;
  } catch (error) {
    if (error instanceof CannotReach && error.problem.code === 'right-missing') return false;
    // No such table: the right to use it is there, and a run makes it.
    if (serverError(error) === 1146) return true;
    throw error;
  }
}

async function lackingOnUndo(writer: OuvadminWriter, database: string): Promise<string[]> {
  const table = sql.id(undoTable);
  const tried: readonly (readonly [string, RawBuilder<unknown>])[] = [
    ['SELECT', sql`select state from ${table} limit 0`],
    ['INSERT', sql`explain insert into ${table} (run, number) values ('', 0)`],
    ['UPDATE', sql`explain update ${table} set state = 0 where false`],
    ['DELETE', sql`explain delete from ${table} where false`],
  ];
  const lacking: string[] = [];
  for (const [right, statement] of tried) if (!(await allowed(writer, statement))) lacking.push(right);
  const exists = (await writer.tables()).some(({ name }) => name.toLowerCase() === undoTable);
  if (!exists && !(await mayCreate(writer, database))) lacking.unshift('CREATE');
  return lacking;
}

/** Whether SHOW GRANTS tells of a right to create the table; nothing else tells before it is tried. */
async function mayCreate(writer: OuvadminWriter, database: string): Promise<boolean> {
  const { rows } = await sql<Record<string, string>>`show grants`.execute(writer.db);
  return rows.flatMap((row) => Object.values(row)).some((line) => grantsCreate(line, database));
}

/** Reads one line of SHOW GRANTS: "GRANT SELECT, CREATE ON `ouvadmin`.* TO …". */
export function grantsCreate(line: string, database: string): boolean {
  // Names may hold anything: they are set aside while the sentence is read.
  const names: string[] = [];
  const sentence = line.replace(
    /`(?:[^`]|``)*`/g,
    (name) => `#${names.push(name.slice(1, -1).replaceAll('``', '`')) - 1}`,
  );
  const [, rights = '', of = '', on = ''] = /^GRANT (.+?) ON (\*|#\d+)\.(\*|#\d+) TO /s.exec(sentence) ?? [];
  if (!rights.split(',').some((right) => ['CREATE', 'ALL PRIVILEGES'].includes(right.trim()))) return false;
  const name = (place: string) => (place === '*' ? undefined : names[Number(place.slice(1))]);
  const table = name(on);
  const base = name(of);
  if (table !== undefined) return base === database && table === undoTable;
  return base === undefined || likeDatabase(base, database);
}

/** A grant on a whole database takes its name as a pattern: "ouvadmin\_%". */
function likeDatabase(pattern: string, database: string): boolean {
  const source = pattern.replace(/\\?[\s\S]/g, (sign) => {
    if (sign === '%') return '[\\s\\S]*';
    if (sign === '_') return '[\\s\\S]';
    return (sign.length === 2 ? sign.slice(1) : sign).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
  return new RegExp(`^${source}$`).test(database);
}

function accountText(account: string): string {
  const at = account.lastIndexOf('@');
  const text = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return `${text(account.slice(0, at))}@${text(account.slice(at + 1))}`;
}
