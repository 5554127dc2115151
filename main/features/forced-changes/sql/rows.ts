import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Table } from '../../../../preload/contract/schema-mapping.ts';
import type { AnySchema } from '../../../database/ouvadmin/ouvadmin.ts';
import { bytesOf, type Column, columnOf, type Dialect, holds, keyIs, textOf } from './column.ts';

/** A table of which some rows are read and changed, with the columns that matter. */
export interface Rows {
  readonly table: string;
  readonly key: readonly Column[];
  readonly password: Column;
  /** The one that is changed. */
  readonly changed: Column;
}

export function rowsOf(
  dialect: Dialect,
  table: Table,
  names: { readonly key: readonly string[]; readonly password: string; readonly column: string },
): Rows {
  const column = (name: string) => columnOf(dialect, table, name);
  return {
    table: table.name,
    key: names.key.map(column),
    password: column(names.password),
    changed: column(names.column),
  };
}

/** One row as it stands now. `stored` and `former` are bytes (column.ts), of the password and of the column that is changed. */
export interface ReadRow {
  readonly sourceKey: string;
  readonly keyBytes: readonly (string | null)[];
  readonly password: string | null;
  readonly stored: string | null;
  readonly former: string | null;
  readonly formerText: string | null;
}

const KeyTexts = z.array(z.string());

/** Reads the rows of these keys, by their key as an audit wrote it; of a key that two rows answer to, neither. */
export async function readRows(
  db: Kysely<AnySchema>,
  rows: Rows,
  sourceKeys: readonly string[],
): Promise<Map<string, ReadRow>> {
  const wanted = new Set(sourceKeys);
  const found = new Map<string, ReadRow>();
  const twice = new Set<string>();
  if (wanted.size === 0) return found;
  const { key, password, changed } = rows;
  const selected = [
    ...key.map((column, at) => sql`${textOf(column)} as ${sql.id(`k${at}`)}`),
    ...key.map((column, at) => sql`${bytesOf(column)} as ${sql.id(`b${at}`)}`),
    sql`${textOf(password)} as p, ${bytesOf(password)} as s, ${bytesOf(changed)} as f, ${textOf(changed)} as t`,
  ];
  const { rows: read } = await sql<Record<string, string | null>>`
    select ${sql.join(selected)} from ${sql.id(rows.table)} where ${anyOf(key, [...wanted])}`.execute(db);
  for (const row of read) {
    const sourceKey = JSON.stringify(key.map((_, at) => row[`k${at}`] ?? ''));
    if (!wanted.has(sourceKey)) continue;
    if (found.has(sourceKey)) twice.add(sourceKey);
    const keyBytes = key.map((_, at) => row[`b${at}`] ?? null);
    const values = { password: row.p ?? null, stored: row.s ?? null, former: row.f ?? null, formerText: row.t ?? null };
    found.set(sourceKey, { sourceKey, keyBytes, ...values });
  }
  for (const sourceKey of twice) found.delete(sourceKey);
  return found;
}

function anyOf(key: readonly Column[], sourceKeys: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    sourceKeys.map((sourceKey) => sql`(${keyed(key, sourceKey)})`),
    sql` or `,
  );
}

/** The row of this key, as the database compares. */
export function keyed(key: readonly Column[], sourceKey: string): RawBuilder<unknown> {
  const texts = KeyTexts.parse(JSON.parse(sourceKey));
  return sql.join(
    key.map((column, at) => keyIs(column, texts[at] ?? '')),
    sql` and `,
  );
}

/** What one row must still be, and what it becomes. */
export interface Change {
  readonly sourceKey: string;
  readonly keyBytes: readonly (string | null)[];
  /** Bytes that columns must still hold. */
  readonly guards: readonly (readonly [Column, string | null])[];
  readonly value: RawBuilder<unknown>;
}

/**
 * One statement that changes each of these rows which is, byte for byte, as it was read. `same`: all get the value of the
 * first. Answers with how many were.
 */
export function changeRows(rows: Rows, changes: readonly Change[], same: boolean): RawBuilder<unknown> {
  const key = (change: Change) => keyed(rows.key, change.sourceKey);
  const guarded = (change: Change) =>
    sql`(${sql.join(
      [
        key(change),
        ...rows.key.map((column, at) => holds(column, change.keyBytes[at] ?? null)),
        ...change.guards.map(([column, stored]) => holds(column, stored)),
      ],
      sql` and `,
    )})`;
  const [first] = changes;
  if (!first) throw new Error('a statement that changes nothing');
  const value =
    same || changes.length === 1
      ? first.value
      : sql`case ${sql.join(
          changes.map((change) => sql`when ${key(change)} then ${change.value}`),
          sql` `,
        )} end`;
  const where = sql.join(changes.map(guarded), sql` or `);
  return sql`update ${sql.id(rows.table)} set ${sql.id(rows.changed.name)} = ${value} where ${where}`;
}
