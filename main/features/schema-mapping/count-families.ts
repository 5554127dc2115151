import type { Progress } from '../../../preload/contract/common.ts';
import type { StorageFamily, SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import type { Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import { recognise, vote } from '../../shared/recognise-storage.ts';
import { refusal } from '../../shared/refusal.ts';
import { driftOf } from './rules/drift.ts';

export interface Votes {
  readonly votes: { readonly family: StorageFamily; readonly count: number }[];
  readonly rows: number;
  readonly elected: StorageFamily | 'auto';
}

const size = 2_000;

/**
 * Counts the families of every row of the password column, most frequent first, one page in memory. For a worker.
 * Refusals: MAPPING_INCOMPLETE, MAPPING_DRIFTED, NO_KEY.
 */
export async function* countFamilies(
  ouvadmin: Ouvadmin,
  mapping: SystemMapping,
  signal: AbortSignal,
): AsyncGenerator<Progress, Votes, void> {
  const { system, table, columns } = mapping;
  const { password } = columns;
  if (!password) throw refusal('MAPPING_INCOMPLETE', { missing: [{ system, role: 'password' }] });
  const tables = await ouvadmin.tables();
  const drift = driftOf({ system, table, columns: { password }, storage: 'auto' }, tables);
  if (drift.length > 0) throw refusal('MAPPING_DRIFTED', { drift });
  const key = tables.find(({ name }) => name === table)?.primaryKey ?? [];
  if (key.length === 0) throw refusal('NO_KEY', { table });

  const total = await ouvadmin.count(table);
  const counts = new Map<StorageFamily, number>();
  let done = 0;
  yield { kind: 'storage', step: 'reading', done, total };
  for await (const { rows } of ouvadmin.pages({ table, key, columns: [password], size }, signal)) {
    for (const [value = null] of rows) {
      const family = recognise(value);
      counts.set(family, (counts.get(family) ?? 0) + 1);
    }
    done += rows.length;
    yield { kind: 'storage', step: 'reading', done, total: Math.max(total, done) };
  }
  const votes = [...counts].map(([family, count]) => ({ family, count })).sort((one, other) => other.count - one.count);
  return { votes, rows: done, elected: vote(votes) };
}
