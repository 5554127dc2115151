import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { fenceUnits } from '../sql/fence-units.ts';
import { lookAt } from '../sql/look-at.ts';
import { quote } from '../sql/quote.ts';
import { uniqueKeys } from '../sql/unique-keys.ts';
import { Stopped } from '../stopped.ts';
import { lookAgain } from './look.ts';
import { runUnits } from './run-units.ts';

/**
 * From now on clear values are refused, and values that were unique stay so by their blind index. What old programs wrote until
 * this instant has no ciphertext yet: fill and verify once more before the column is called switched. Throws Stopped `duplicates`
 * where two values are the same once normalised; else as expand.
 */
export async function fence(door: ColumnDoor, ground: Ground, work: ColumnWork, signal: AbortSignal): Promise<void> {
  const look = await lookAgain(door, ground, work);
  if (look.shadow !== 'ours' || look.clear === 'gone') throw new Error('only an expanded column is fenced');
  await refuseDuplicates(door, ground, work, signal);
  await runUnits(door, ground, fenceUnits(ground, work, look), signal);
}

async function refuseDuplicates(door: ColumnDoor, ground: Ground, work: ColumnWork, signal: AbortSignal) {
  const { dialect } = ground.server;
  const q = (name: string) => quote(name, dialect);
  const { key, uniques } = lookAt(ground, work);
  for (const { name, columns } of uniqueKeys(ground, work)) {
    if (uniques.includes(name) || (key === 'unique' && name === namesOf(work).blindIndexKey)) continue;
    const list = columns.map(q).join(', ');
    const given = columns.map((column) => `${q(column)} IS NOT NULL`).join(' AND ');
    const sql = `SELECT COUNT(*) FROM (SELECT ${list} FROM ${q(ground.table)} WHERE ${given} GROUP BY ${list} HAVING COUNT(*) > 1) d`;
    const [[count] = []] = await door.read(sql, [], signal);
    if (`${count}` !== '0')
      throw new Stopped({
        code: 'duplicates',
        facts: { table: ground.table, column: ground.column.name, values: `${count}` },
      });
  }
}
