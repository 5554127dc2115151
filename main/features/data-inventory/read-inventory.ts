import { sql } from 'kysely';
import type {
  Because,
  DataCategory,
  InventoryScan,
  ProposedTreatment,
} from '../../../preload/contract/data-inventory.ts';
import type { Table } from '../../../preload/contract/schema-mapping.ts';
import { CannotReach, type Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import { spellAlike } from '../../shared/spell-names.ts';
import { judgeTable } from './rules/judge-table.ts';
import { maskSample } from './rules/mask-sample.ts';
import { profileValues, type Sight, type ValueProfile } from './rules/profile-values.ts';
import { proposeTreatment } from './rules/propose-treatment.ts';
import { sampleTable } from './sample-table.ts';

/** A column as a scan found it; nothing in it is a value in the clear. */
export interface FoundColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly rows: number;
  readonly category: DataCategory | undefined;
  readonly confidence: number;
  readonly because: readonly Because[];
  readonly sample: readonly string[];
  readonly treatment: ProposedTreatment | undefined;
}

/** What is told of each table as soon as it is read. */
export interface ReadTable {
  readonly table: string;
  /** Of how many tables this is which, from 1. */
  readonly number: number;
  readonly total: number;
  readonly columns: readonly FoundColumn[];
  readonly values: number;
  readonly unread: InventoryScan['unread'][number]['because'] | undefined;
}

/** Milliseconds for the sample of one table; a table that takes longer is judged by its names. */
const patience = 30_000;
/** Families that a sample may name: shapes that no chosen password has. */
const clearFamilies: ReadonlySet<string> = new Set(['clear', 'reversible', 'crypt-des', 'unknown', 'empty', 'none']);

/**
 * Reads every table of a database, one after the other: its columns, and some hundred rows that are judged and let go. For a
 * worker. Views are left out: what they show stands in a table. So are our own tables.
 */
export async function* readInventory(
  ouvadmin: Ouvadmin,
  sight: Sight,
  signal: AbortSignal,
): AsyncGenerator<ReadTable, void> {
  const views = await viewsOf(ouvadmin);
  const tables = (await ouvadmin.tables()).filter(({ name }) => !views.has(name) && !name.startsWith('ouvadesk_'));
  const spelled = spellAlike(tables.map(({ name }) => name));
  for (const [at, table] of tables.entries()) {
    signal.throwIfAborted();
    const sample = await sampleOf(ouvadmin, table, signal);
    const unread = typeof sample === 'string' ? sample : undefined;
    const values = typeof sample === 'string' ? undefined : sample;
    const judged = judgeAll(table, spelled.get(table.name) ?? table.name, values, sight);
    yield { table: table.name, number: at + 1, total: tables.length, unread, ...judged };
  }
}

type Values = ReadonlyMap<string, readonly (string | null)[]>;

function judgeAll(table: Table, spelled: string, values: Values | undefined, sight: Sight) {
  const profiles = new Map<string, ValueProfile>();
  for (const [column, sampled] of values ?? []) profiles.set(column, profileValues(sampled, sight));
  const familyOf = (value: string) => {
    const family = sight.recognise(value);
    return clearFamilies.has(family) ? undefined : family;
  };
  const columns = judgeTable(table, spelled, values && profiles).map(({ name, type, judgement }): FoundColumn => {
    const found = { table: table.name, column: name, type, rows: table.rows };
    if (!judgement)
      return { ...found, category: undefined, confidence: 0, because: [], sample: [], treatment: undefined };
    const inKey = table.primaryKey.includes(name);
    return {
      ...{ ...found, ...judgement },
      sample: maskSample(values?.get(name) ?? [], judgement.category, familyOf),
      treatment: proposeTreatment(judgement.category, type, inKey),
    };
  });
  const seen = [...profiles.values()].reduce((sum, profile) => sum + profile.values, 0);
  return { columns, values: seen };
}

/** The sampled values by column, or why there are none. Only what ends the whole reading is thrown. */
async function sampleOf(
  ouvadmin: Ouvadmin,
  table: Table,
  signal: AbortSignal,
): Promise<Values | 'no-right' | 'failed' | 'too-slow'> {
  const columns = table.columns.map(({ name }) => name);
  const late = AbortSignal.timeout(patience);
  try {
    const rows = await sampleTable(ouvadmin, table, columns, AbortSignal.any([signal, late]));
    return new Map(columns.map((name, at) => [name, rows.map((row) => row[at] ?? null)]));
  } catch (error) {
    if (signal.aborted) throw error;
    if (late.aborted) return 'too-slow';
    if (!(error instanceof CannotReach)) throw error;
    if (error.problem.code === 'right-missing') return 'no-right';
    if (error.problem.code === 'server-said') return 'failed';
    if (error.problem.code === 'timed-out' && error.problem.facts.because === 'statement') return 'too-slow';
    throw error;
  }
}

async function viewsOf(ouvadmin: Ouvadmin): Promise<ReadonlySet<string>> {
  const asked =
    ouvadmin.dialect === 'mysql'
      ? sql<{
          name: string;
        }>`select table_name as name from information_schema.tables where table_schema = database() and table_type = 'VIEW'`
      : sql<{ name: string }>`select name from sqlite_master where type = 'view'`;
  const { rows } = await asked.execute(ouvadmin.db);
  return new Set(rows.map(({ name }) => name));
}
