import type { Proposal, Table } from '../../../preload/contract/schema-mapping.ts';
import { CannotReach, type Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import { recognise } from '../../shared/recognise-storage.ts';
import { type ColumnProfile, profileColumn } from './rules/profile-column.ts';
import { proposeMapping, worthReading } from './rules/propose-mapping.ts';

const sampled = 200;
/** A database of a thousand tables is judged by names beyond these. */
const tablesRead = 40;

/** Proposes mappings from names, types, keys and the first rows of the tables that may hold accounts. For a worker. */
export async function readProposals(ouvadmin: Ouvadmin, signal: AbortSignal): Promise<Proposal[]> {
  const tables = await ouvadmin.tables();
  const profiles = new Map<string, ReadonlyMap<string, ColumnProfile>>();
  for (const table of worthReading(tables).slice(0, tablesRead)) {
    const seen = await profile(ouvadmin, table, signal).catch(unlessUnreadable);
    if (seen) profiles.set(table.name, seen);
  }
  return proposeMapping(tables, profiles);
}

/** A table that may not be read, or a view that no longer works, is judged by its names; anything else ends the reading. */
function unlessUnreadable(error: unknown): undefined {
  const unreadable = error instanceof CannotReach && ['right-missing', 'server-said'].includes(error.problem.code);
  if (!unreadable) throw error;
}

async function profile(ouvadmin: Ouvadmin, table: Table, signal: AbortSignal) {
  const columns = table.columns.map(({ name }) => name);
  const rows = await firstRows(ouvadmin, table, columns, sampled, signal);
  return new Map(
    columns.map((name, place) => [
      name,
      profileColumn(
        rows.map((row) => row[place] ?? null),
        recognise,
      ),
    ]),
  );
}

/** The first rows in the order of the key, or of the first column where there is no key. */
export async function firstRows(
  ouvadmin: Ouvadmin,
  table: Table,
  columns: readonly string[],
  size: number,
  signal: AbortSignal,
) {
  const key = table.primaryKey.length > 0 ? table.primaryKey : table.columns.slice(0, 1).map(({ name }) => name);
  if (columns.length === 0 || key.length === 0) return [];
  for await (const { rows } of ouvadmin.pages({ table: table.name, key, columns, size }, signal)) return rows;
  return [];
}
