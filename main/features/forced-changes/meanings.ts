import { sql } from 'kysely';
import { v5 } from 'uuid';
import { type System, systems } from '../../../preload/contract/common.ts';
import type { ForcingRule, Meaning, SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import type { Table } from '../../../preload/contract/schema-mapping.ts';
import type { Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { refusal } from '../../shared/refusal.ts';
import type { ForcedChangesDeps, ReadySystem } from './deps.ts';
import { asRefusal } from './hold.ts';
import { forcedMeaning, usualRule } from './kinds.ts';
import { offerMeanings, type SeenValue } from './rules/offer-meanings.ts';

/** The same source has the same record on every laptop. */
const recordOf = (source: string) => v5(`forced-meaning ${source}`, '3f0b9c52-5d0e-4a2e-9d5c-6a0f0c1e7b11');

export interface Chosen {
  readonly meanings: readonly SystemMeaning[];
  readonly rule: ForcingRule;
}

/** What volunteers have chosen for a source; the usual rule and no meaning until they have. */
export function chosenFor(records: SharedRecords, source: string): Chosen {
  const fields = records.get(forcedMeaning, recordOf(source))?.fields;
  const meanings = systems.flatMap((system): SystemMeaning[] => {
    const meaning = fields?.[system];
    return meaning ? [{ system, meaning }] : [];
  });
  return { meanings, rule: fields?.rule ?? usualRule };
}

/** What could be chosen, from the columns of the database as it is now. Refuses CANNOT_REACH. */
export async function offeredFor(
  { openOuvadmin }: Pick<ForcedChangesDeps, 'openOuvadmin'>,
  connectionId: string,
  mapped: readonly ReadySystem[],
): Promise<SystemMeaning[]> {
  const ouvadmin = await openOuvadmin(connectionId).catch(asRefusal);
  try {
    const tables = await ouvadmin.tables();
    const offered: SystemMeaning[] = [];
    for (const one of mapped) {
      const table = tables.find(({ name }) => name === one.table);
      if (!table) continue;
      const seen = async (column: string | undefined) =>
        column === undefined ? [] : seenValues(ouvadmin, one.table, column);
      const { mustChange, status } = one.columns;
      offered.push(...offerMeanings(one, table, { mustChange: await seen(mustChange), status: await seen(status) }));
    }
    return offered;
  } catch (error) {
    return asRefusal(error);
  } finally {
    await ouvadmin.close();
  }
}

/** More values than this, or longer ones, are no states of an account. */
const mostValues = 20;
const longestState = 64;

async function seenValues({ db }: Ouvadmin, table: string, column: string): Promise<SeenValue[]> {
  const ref = sql`${sql.id(column)}`;
  const { rows } = await sql<{ value: string; n: string }>`
    select ${ref} as value, count(*) as n from ${sql.id(table)} where ${ref} is not null
    group by ${ref} order by n desc limit ${sql.lit(mostValues + 1)}`.execute(db);
  if (rows.length > mostValues || rows.some(({ value }) => value.length > longestState)) return [];
  return rows.map(({ value, n }) => ({ value, count: Number(n) }));
}

/** Keeps what was chosen, for every laptop. Refuses COLUMN_UNKNOWN, also for columns that a login or a key lives by. */
export function choose(
  records: SharedRecords,
  source: string,
  mapped: readonly ReadySystem[],
  tables: readonly Table[],
  { meanings, rule }: Chosen,
): void {
  for (const { system, meaning } of meanings) check(mapped, tables, system, meaning);
  const of = (system: System) => meanings.find((one) => one.system === system)?.meaning ?? null;
  const chosen = { account: of('account'), mailbox: of('mailbox'), ftp: of('ftp'), database: of('database'), rule };
  const id = recordOf(source);
  if (records.get(forcedMeaning, id)) records.change(forcedMeaning, id, chosen);
  else records.create(forcedMeaning, { source, ...chosen }, id);
}

function check(mapped: readonly ReadySystem[], tables: readonly Table[], system: System, meaning: Meaning): void {
  const mapping = mapped.find((one) => one.system === system);
  if (meaning.kind === 'secret' && mapping) return;
  const column = meaning.kind === 'secret' ? system : meaning.column;
  const table = tables.find(({ name }) => name === mapping?.table);
  const known = table?.columns.some(({ name }) => name === column) ?? false;
  if (!mapping || !known || reserved(mapping).includes(column)) throw refusal('COLUMN_UNKNOWN', { column });
}

/** What must not be overwritten by a flag. */
function reserved({ primaryKey, columns }: ReadySystem): (string | undefined)[] {
  const { id, login, email, name, password, passwordChangedOn, lastLogin } = columns;
  return [...primaryKey, id, login, email, name, password, passwordChangedOn, lastLogin];
}
