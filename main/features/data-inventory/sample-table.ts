import { sql } from 'kysely';
import type { Table } from '../../../preload/contract/schema-mapping.ts';
import type { Ouvadmin, PageRequest, TextRow } from '../../database/ouvadmin/ouvadmin.ts';
import { typeKind } from './rules/type-kind.ts';

/** Rows are looked at in so many places of a table, so many in each: its first thousand are its oldest, and seldom like the rest. */
const places = 8;
const each = 50;
/** Beyond so many rows the places of a key that is no number are taken among the first ones: finding them reads the key. */
const keysRead = 100_000;
/** Characters of a value that are judged. */
const judged = 1_000;

/** Some hundred rows spread over a table, with the values of `columns` in their order. Errors of reaching are CannotReach. */
export async function sampleTable(
  ouvadmin: Ouvadmin,
  table: Table,
  columns: readonly string[],
  signal: AbortSignal,
): Promise<TextRow[]> {
  if (columns.length === 0) return [];
  const rows: readonly TextRow[] =
    table.primaryKey.length === 0
      ? await firstRows(ouvadmin, table, columns)
      : await rowsByKey(ouvadmin, { table: table.name, key: table.primaryKey, columns, size: each }, table, signal);
  return rows.map((row) => row.map((value) => value?.slice(0, judged) ?? null));
}

async function rowsByKey(
  ouvadmin: Ouvadmin,
  request: PageRequest,
  table: Table,
  signal: AbortSignal,
): Promise<readonly TextRow[]> {
  if (table.rows <= places * each) return page(ouvadmin, { ...request, size: places * each }, signal);
  const rows: TextRow[] = [];
  for await (const after of cursors(ouvadmin, request, table, signal))
    rows.push(...(await page(ouvadmin, { ...request, after }, signal)));
  return rows;
}

async function page(ouvadmin: Ouvadmin, request: PageRequest, signal: AbortSignal): Promise<readonly TextRow[]> {
  for await (const { rows } of ouvadmin.pages(request, signal)) return rows;
  return [];
}

/** Where to look: after these keys; undefined for the beginning. */
async function* cursors(
  ouvadmin: Ouvadmin,
  request: PageRequest,
  table: Table,
  signal: AbortSignal,
): AsyncGenerator<readonly string[] | undefined, void> {
  yield undefined;
  const [key] = table.primaryKey;
  const type = table.columns.find(({ name }) => name === key)?.type ?? '';
  if (key !== undefined && table.primaryKey.length === 1 && typeKind(type) === 'whole') {
    const [first, last] = await ends(ouvadmin, table.name, key);
    const span = last - first;
    for (let place = 1n; place < BigInt(places); place += 1n) yield [String(first + (span * place) / BigInt(places))];
    return;
  }
  const step = Math.max(each, Math.floor(Math.min(table.rows, keysRead) / places));
  let taken = 1;
  // The pages of the key alone give where each begins; their rows are let go.
  const keys = { ...request, columns: request.key.slice(0, 1), size: step };
  for await (const { last, rows } of ouvadmin.pages(keys, signal)) {
    if (taken === places || rows.length < step) return;
    taken += 1;
    yield last;
  }
}

async function ends(ouvadmin: Ouvadmin, table: string, key: string): Promise<[bigint, bigint]> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(${sql.id(key)}) as first, max(${sql.id(key)}) as last from ${sql.id(table)}`.execute(ouvadmin.db);
  return [whole(rows[0]?.first), whole(rows[0]?.last)];
}

/** SQLite keeps any text in a column of numbers. */
const whole = (text: string | null | undefined) => (/^-?\d+$/.test(text ?? '') ? BigInt(text ?? 0) : 0n);

/** A table without a key has no order in which to go through it: its first rows, as the database gives them. */
async function firstRows(ouvadmin: Ouvadmin, table: Table, columns: readonly string[]): Promise<TextRow[]> {
  const cut = ouvadmin.dialect === 'mysql' ? sql`left` : sql`substr`;
  const to = ouvadmin.dialect === 'mysql' ? sql`${sql.lit(judged)}` : sql`1, ${sql.lit(judged)}`;
  const selected = columns.map((column, at) => sql`${cut}(${sql.id(column)}, ${to}) as ${sql.id(`c${at}`)}`);
  const { rows } = await sql<Record<string, string | null>>`
    select ${sql.join(selected)} from ${sql.id(table.name)} limit ${sql.lit(places * each)}`.execute(ouvadmin.db);
  return rows.map((row) => columns.map((_, at) => row[`c${at}`] ?? null));
}
