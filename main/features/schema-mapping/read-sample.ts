import { type Role, roles, type SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import type { Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import { mask } from '../../shared/mask.ts';
import { recognise } from '../../shared/recognise-storage.ts';
import { refusal } from '../../shared/refusal.ts';
import { spell } from '../../shared/spell-names.ts';
import { firstRows } from './read-proposals.ts';
import { nameScore } from './rules/column-words.ts';
import { driftOf, mappedColumns } from './rules/drift.ts';

export type MaskedRow = Partial<Record<Role, string | null>>;

const sampled = 10;
const openFamilies: ReadonlySet<string> = new Set(['clear', 'reversible', 'crypt-des', 'unknown', 'empty', 'none']);

/**
 * Ten rows by role, masked. The password, and whatever is named or shaped like one under another role, shows its family
 * only. For a worker: nothing unmasked leaves it. MAPPING_DRIFTED if the table has not what is mapped.
 */
export async function readSample(
  ouvadmin: Ouvadmin,
  mapping: SystemMapping,
  signal: AbortSignal,
): Promise<MaskedRow[]> {
  const tables = await ouvadmin.tables();
  const drift = driftOf(mapping, tables);
  const table = tables.find(({ name }) => name === mapping.table);
  if (!table || drift.length > 0) throw refusal('MAPPING_DRIFTED', { drift });
  const columns = mappedColumns(mapping);
  const rows = await firstRows(ouvadmin, table, columns, sampled, signal);
  return rows.map((row) => {
    const shown: MaskedRow = {};
    for (const role of roles) {
      const column = mapping.columns[role];
      if (column) shown[role] = show(row[columns.indexOf(column)] ?? null, isSecret(mapping, column));
    }
    return shown;
  });
}

function isSecret({ columns }: SystemMapping, column: string): boolean {
  return column === columns.password || nameScore('password', spell(column)) >= 0.5;
}

function show(value: string | null, secret: boolean): string | null {
  const family = recognise(value);
  if (secret || !openFamilies.has(family)) return family;
  return value === null ? null : mask(value);
}
