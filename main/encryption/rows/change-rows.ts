import type { Server } from '../../database/ouvadmin/column-door.ts';
import type { RowKey } from '../cipher/column-cipher.ts';
import type { Ground } from '../ground.ts';
import { quote } from '../sql/quote.ts';
import { type RowKeySql, rowKey } from '../sql/row-key.ts';
import { bytesLiteral, literal } from './literal.ts';
import { sameValueVariable } from './same-value.ts';

/** One row, the guard of what was read of it, and what is to be written, in the order of Writing's columns. */
export interface Change {
  readonly row: RowKey;
  readonly guard: Buffer;
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
 * by the primary key, whatever the server thinks of its statistics.
 */
export function changingRows(ground: Ground, writing: Writing): (changes: readonly Change[]) => string {
  const { server, table } = ground;
  const { dialect } = server;
  const key = rowKey(ground);
  const marked = writing.sameValue === true && dialect !== 'sqlite';
  const names = [
    ...Array.from({ length: key.parts }, (_, at) => `k${at}`),
    'g',
    ...writing.columns.map((_, at) => `v${at}`),
    ...(marked ? ['m'] : []),
  ];
  const target = dialect === 'sqlite' ? '' : 't.';
  const set = writing.columns
    .map(({ name, value = same }, at) => `${target}${quote(name, dialect)} = ${value(`v.v${at}`)}`)
    .join(', ');
  const where = `${writing.where} AND ${writing.guard} = v.g${marked ? ' AND v.m = 1' : ''}`;
  const found = key.joined('t', 'v');
  const named = `${quote(table, dialect)} ${dialect === 'sqlite' ? 'AS ' : ''}t`;
  return (changes) => {
    const rows = changes.map((change) => cells(key, dialect, change));
    // The list is made before the first row is written.
    if (marked) for (const [at, row] of rows.entries()) row.push(at === 0 ? `(${sameValueVariable} := 1)` : '1');
    if (dialect === 'sqlite') {
      const values = rows.map((row) => `(${row.join()})`).join();
      return `WITH v (${names.join()}) AS (VALUES ${values}) UPDATE ${named} SET ${set} FROM v WHERE ${found} AND ${where}`;
    }
    return `UPDATE (${list(server, names, rows)}) v STRAIGHT_JOIN ${named} ON ${found} SET ${set} WHERE ${where}`;
  };
}

const same = (bytes: string) => bytes;

const cells = (key: RowKeySql, dialect: Server['dialect'], { row, guard, values }: Change): string[] => [
  ...key.parameters(row).map((part) => literal(part, dialect)),
  bytesLiteral(guard),
  ...values.map(bytesLiteral),
];

/** Rows of values as a table, for which each server has words of its own. The first one gives the columns their names. */
function list({ dialect, version }: Server, names: readonly string[], rows: readonly string[][]): string {
  const [first = [], ...rest] = rows;
  const named = `SELECT ${first.map((cell, at) => `${cell} ${names[at]}`).join()}`;
  if (rest.length === 0) return named;
  if (dialect === 'mariadb') return `${named} UNION ALL VALUES ${rest.map((row) => `(${row.join()})`).join()}`;
  if (since(version, 8, 0, 19)) return `${named} UNION ALL VALUES ${rest.map((row) => `ROW(${row.join()})`).join()}`;
  return `${named} ${rest.map((row) => `UNION ALL SELECT ${row.join()}`).join(' ')}`;
}

function since(version: string, ...least: readonly number[]): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  const differs = least.findIndex((part, at) => parts[at] !== part);
  return differs === -1 || (parts[differs] ?? 0) > (least[differs] ?? 0);
}
