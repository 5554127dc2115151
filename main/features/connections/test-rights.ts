import { sql } from 'kysely';
import { CannotReach, type Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import type { MappedColumns } from './grants.ts';
import type { Passed } from './steps.ts';

/**
 * That every mapped column can be read (or, while nothing is mapped, that some table is shown), each really asked for. Warns,
 * with the names, of rights that an audit does not need.
 */
export async function testRights(
  ouvadmin: Ouvadmin,
  database: string,
  mapped: readonly MappedColumns[],
): Promise<Passed<void>> {
  for (const { table, columns } of mapped) {
    const names = sql.join(columns.map((column) => sql.id(column)));
    await sql`select ${names} from ${sql.id(table)} limit 0`.execute(ouvadmin.db);
  }
  const tables = mapped.length > 0 ? mapped.length : (await ouvadmin.tables()).length;
  if (tables === 0)
    throw new CannotReach({ code: 'right-missing', facts: { right: 'SELECT', table: database, database } });
  const tooMuch = ouvadmin.dialect === 'mysql' ? beyondReading(await grantsOf(ouvadmin), mapped.length > 0) : [];
  if (tooMuch.length > 0) return { value: undefined, fact: tooMuch.join(', '), warned: true };
  return { value: undefined, fact: `${tables}` };
}

async function grantsOf(ouvadmin: Ouvadmin): Promise<string[]> {
  const { rows } = await sql<Record<string, string>>`show grants`.execute(ouvadmin.db);
  return rows.flatMap((row) => Object.values(row));
}

/**
 * Privileges of SHOW GRANTS beyond what is needed: anything that is not SELECT; once columns are mapped, also SELECT on whole
 * tables ("SELECT ON `ouvadmin`.*").
 */
export function beyondReading(grants: readonly string[], mapped: boolean): string[] {
  const found = new Set<string>();
  for (const grant of grants) {
    // Names may hold anything: they are set aside while the sentence is read.
    const names: string[] = [];
    const sentence = grant.replace(/`(?:[^`]|``)*`/g, (quoted) => `#${names.push(quoted) - 1}`);
    const [, privileges, object] = /^GRANT (.+?) ON (.+?) TO /s.exec(sentence) ?? [];
    if (privileges === undefined || object === undefined) continue;
    for (const privilege of privileges.replace(/ *\([^)]*\)/g, ' (…)').split(',')) {
      const word = privilege.trim();
      if (word === 'USAGE' || word === 'SELECT (…)') continue;
      if (word !== 'SELECT') found.add(word);
      else if (mapped) found.add(`SELECT ON ${object.replace(/#(\d+)/g, (_, at) => names[Number(at)] ?? '')}`);
    }
    if (/ WITH .*GRANT OPTION/s.test(sentence)) found.add('GRANT OPTION');
  }
  return [...found];
}
