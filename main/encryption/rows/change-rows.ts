import type { Parameter, Server } from '../../database/ouvadmin/column-door.ts';
import type { RowKey } from '../cipher/column-cipher.ts';
import type { Ground } from '../ground.ts';
import { type Dialect, quote } from '../sql/quote.ts';
import { rowKey } from '../sql/row-key.ts';
import { sameValueVariable } from './same-value.ts';

/** One row, the guard of what was read of it (guardDigits), and what is to be written, in the order of Writing's columns. */
export interface Change {
  readonly row: RowKey;
  readonly guard: string;
  readonly values: readonly (Buffer | null)[];
}

/** What a statement writes of its rows. In its SQL the table goes by the name `t`. */
export interface Writing {
  /** The guard of what the row has now: it must be the one that was read. */
  readonly guard: string;
  /** Holds of the row besides. */
  readonly where: string;
  readonly columns: readonly { readonly name: string; readonly value?: (bytes: string) => string }[];
  /** What is written is another ciphertext of the same value: a fence of MySQL or MariaDB is told so. */
  readonly sameValue?: boolean;
}

/**
 * Makes one UPDATE of many rows, which writes those alone that are still as they were read. Rows are found from the values
 * by the primary key, whatever the server thinks of its statistics. Values are written into it in hexadecimal, so that
 * nothing but digits comes out of them whatever they are: question marks would do the same, but filling them in by the
 * hundred thousand costs as much as encrypting.
 */
export function changingRows(ground: Ground, writing: Writing): (changes: readonly Change[]) => string {
  const { dialect } = ground.server;
  const marked = writing.sameValue === true && dialect !== 'sqlite';
  const list = listOf(ground, writing.columns.length, marked);
  const target = dialect === 'sqlite' ? '' : 't.';
  const set = writing.columns
    .map(({ name, value = same }, at) => `${target}${quote(name, dialect)} = ${value(`v.v${at}`)}`)
    .join(', ');
  const where = `${writing.where} AND ${writing.guard} = v.g${marked ? ' AND v.m = 1' : ''}`;
  const found = rowKey(ground).joined('t', 'v');
  const table = tableAsT(ground);
  return (changes) =>
    dialect === 'sqlite'
      ? `WITH ${list(changes)} UPDATE ${table} SET ${set} FROM v WHERE ${found} AND ${where}`
      : `UPDATE ${list(changes)} STRAIGHT_JOIN ${table} ON ${found} SET ${set} WHERE ${where}`;
}

/** All of what such a statement asks of the server but the writing: how many of the rows are still as they were read. */
export function findingRows(ground: Ground, guard: string, columns: number): (changes: readonly Change[]) => string {
  const list = listOf(ground, columns, false);
  const on = `${tableAsT(ground)} ON ${rowKey(ground).joined('t', 'v')} WHERE ${guard} = v.g`;
  return (changes) =>
    ground.server.dialect === 'sqlite'
      ? `WITH ${list(changes)} SELECT COUNT(*) FROM v CROSS JOIN ${on}`
      : `SELECT COUNT(*) FROM ${list(changes)} STRAIGHT_JOIN ${on}`;
}

const tableAsT = ({ server: { dialect }, table }: Ground) =>
  `${quote(table, dialect)} ${dialect === 'sqlite' ? 'AS ' : ''}t`;

/** The list of values as a table named v: the key's parts k0, k1…, the guard g, values v0, v1…, and m where it is marked. */
function listOf(ground: Ground, values: number, marked: boolean): (changes: readonly Change[]) => string {
  const { server } = ground;
  const { dialect } = server;
  const key = rowKey(ground);
  const names = [
    ...Array.from({ length: key.parts }, (_, at) => `k${at}`),
    'g',
    ...Array.from({ length: values }, (_, at) => `v${at}`),
    ...(marked ? ['m'] : []),
  ];
  // What stands behind each cell of a row.
  const commas = names.map((_, at) => (at === names.length - 1 ? '' : ','));
  const named = names.map((name, at) => ` ${name}${commas[at]}`);
  const words = listWords(server);
  return (changes) => {
    // Text is added to text: that is quicker than to join a list of it, and leaves less behind.
    let list = '';
    for (const [at, { row, guard, values: cells }] of changes.entries()) {
      list += words.before[Math.min(at, 2)];
      const ends = at === 0 && words.named ? named : commas;
      let cell = 0;
      for (const part of key.parameters(row)) list += literal(part, dialect) + ends[cell++];
      list += `X'${guard}'${ends[cell++]}`;
      for (const value of cells) list += literal(value, dialect) + ends[cell++];
      // The list is made before the first row is written.
      if (marked) list += (at === 0 ? `(${sameValueVariable} := 1)` : '1') + ends[cell++];
      list += words.after[Math.min(at, 1)];
    }
    return dialect === 'sqlite' ? `v (${names.join()}) AS (VALUES ${list})` : `(${list}) v`;
  };
}

const same = (bytes: string) => bytes;

/** Bytes, a text or a whole number. */
function literal(value: Parameter, dialect: Dialect): string {
  if (value === null) return 'NULL';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') throw new Error('a number that may be no whole one');
  if (typeof value !== 'string') return `X'${value.toString('hex')}'`;
  const digits = Buffer.from(value, 'utf8').toString('hex');
  return dialect === 'sqlite' ? `CAST(X'${digits}' AS TEXT)` : `_utf8mb4 X'${digits}'`;
}

/** Rows of values as a table, for which each server has words of its own: what stands before the first, second, other row. */
interface ListWords {
  /** The first row gives the columns their names. */
  readonly named: boolean;
  readonly before: readonly [first: string, second: string, other: string];
  readonly after: readonly [first: string, other: string];
}

function listWords({ dialect, version }: Server): ListWords {
  if (dialect === 'sqlite') return { named: false, before: ['(', ',(', ',('], after: [')', ')'] };
  const rows = (row: string): ListWords => ({
    named: true,
    before: ['SELECT ', ` UNION ALL VALUES ${row}`, `,${row}`],
    after: ['', ')'],
  });
  if (dialect === 'mariadb') return rows('(');
  if (since(version, 8, 0, 19)) return rows('ROW(');
  return { named: true, before: ['SELECT ', ' UNION ALL SELECT ', ' UNION ALL SELECT '], after: ['', ''] };
}

function since(version: string, ...least: readonly number[]): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  const differs = least.findIndex((part, at) => parts[at] !== part);
  return differs === -1 || (parts[differs] ?? 0) > (least[differs] ?? 0);
}
