import { sql } from 'kysely';
import type { SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import type { Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import type { ForcedChangesDeps, ReadySystem } from './deps.ts';
import { asRefusal } from './hold.ts';
import { offerMeanings, type SeenValue } from './rules/offer-meanings.ts';

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
