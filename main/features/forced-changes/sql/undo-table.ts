import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { System } from '../../../../preload/contract/common.ts';
import type { AnySchema } from '../../../database/ouvadmin/ouvadmin.ts';
import type { Dialect } from './column.ts';

export const undoTable = 'ouvadesk_undo';

/** What became of a row that was changed: nothing yet, put back, or left because somebody has written there since. */
export const undoStates = { changed: 0, undone: 1, left: 2 } as const;

/** One row that was changed. */
export interface UndoRow {
  readonly number: number;
  readonly system: System;
  readonly table: string;
  readonly sourceKey: string;
  readonly column: string;
  /** The former bytes, sealed. */
  readonly sealed: Uint8Array;
  /** A keyed digest of the bytes that were written. */
  readonly written: Uint8Array;
}

/** The statement that makes the table beside Ouvadmin's, once. */
export function createUndoTable(dialect: Dialect): RawBuilder<unknown> {
  if (dialect === 'sqlite')
    return sql`create table if not exists ${sql.id(undoTable)} (
      run text not null, number integer not null, of_system text not null, of_table text not null, row_key text not null,
      of_column text not null, sealed blob not null, written blob not null, state integer not null default 0,
      changed_at text not null, purge_after text not null, primary key (run, number)) without rowid`;
  return sql`create table if not exists ${sql.id(undoTable)} (
      run char(36) character set ascii collate ascii_bin not null, number int unsigned not null,
      of_system varchar(20) character set ascii collate ascii_bin not null, of_table varchar(64) not null,
      row_key text not null, of_column varchar(64) not null, sealed mediumblob not null, written binary(32) not null,
      state tinyint not null default 0, changed_at datetime not null, purge_after date not null,
      primary key (run, number)) engine = InnoDB character set utf8mb4 collate utf8mb4_bin`;
}

/** `at` is an instant, `purgeAfter` a day. */
export function insertUndo(run: string, rows: readonly UndoRow[], at: string, purgeAfter: string): RawBuilder<unknown> {
  const when = at.slice(0, 19).replace('T', ' ');
  const values = rows.map(
    (row) =>
      sql`(${run}, ${row.number}, ${row.system}, ${row.table}, ${row.sourceKey}, ${row.column},
        ${Buffer.from(row.sealed)}, ${Buffer.from(row.written)}, ${when}, ${purgeAfter})`,
  );
  return sql`insert into ${sql.id(undoTable)}
    (run, number, of_system, of_table, row_key, of_column, sealed, written, changed_at, purge_after)
    values ${sql.join(values)}`;
}

const Counted = z.object({ state: z.coerce.number(), n: z.coerce.number() });
const Read = z.object({
  number: z.coerce.number(),
  of_system: System,
  of_table: z.string(),
  row_key: z.string(),
  of_column: z.string(),
  sealed: z.string().transform((hex) => Buffer.from(hex, 'hex')),
  written: z.string().transform((hex) => Buffer.from(hex, 'hex')),
});

/** What of a run stands in the table. */
export function openUndoRows(db: Kysely<AnySchema>, run: string) {
  const table = sql.id(undoTable);
  return {
    /** Numbers of rows that were changed, after one of them, in order. */
    async numbers(after: number, size: number): Promise<number[]> {
      const { rows } = await sql<{ number: string }>`
        select number from ${table} where run = ${run} and number > ${after}
        order by number limit ${sql.lit(size)}`.execute(db);
      return rows.map(({ number }) => Number(number));
    },
    async counts(): Promise<{ changed: number; undone: number; left: number }> {
      const { rows } = await sql`select state, count(*) as n from ${table} where run = ${run} group by state`.execute(
        db,
      );
      const counted = z.array(Counted).parse(rows);
      const of = (state: number) => counted.find((one) => one.state === state)?.n ?? 0;
      return { changed: of(0), undone: of(1), left: of(2) };
    },
    /** Rows of a state after one number, in order. */
    async page(state: number, after: number, size: number): Promise<UndoRow[]> {
      const { rows } = await sql`
        select number, of_system, of_table, row_key, of_column, hex(sealed) as sealed, hex(written) as written
        from ${table} where run = ${run} and state = ${state} and number > ${after}
        order by number limit ${sql.lit(size)}`.execute(db);
      return z
        .array(Read)
        .parse(rows)
        .map(({ of_system, of_table, row_key, of_column, ...row }) => {
          return { ...row, system: of_system, table: of_table, sourceKey: row_key, column: of_column };
        });
    },
    /** Says of rows what became of them; within the transaction of `trx`. */
    async mark(trx: Kysely<AnySchema>, numbers: readonly number[], state: number): Promise<void> {
      if (numbers.length === 0) return;
      await sql`update ${table} set state = ${state}
        where run = ${run} and number in (${sql.join(numbers)})`.execute(trx);
    },
  };
}

/** Whether the table is there, as far as we may see. */
export async function hasUndoTable(tables: () => Promise<readonly { readonly name: string }[]>): Promise<boolean> {
  return (await tables()).some(({ name }) => name.toLowerCase() === undoTable);
}
