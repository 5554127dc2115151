import type { Ground, GroundColumn } from '../ground.ts';
import { type Dialect, quote } from './quote.ts';

/** Character sets whose bytes are those of UTF-8 already. */
const utf8 = new Set(['utf8mb4', 'utf8mb3', 'utf8', 'ascii']);
/** Types of MariaDB that are stored as bytes and shown as text. */
const shownAsText = new Set(['uuid', 'inet4', 'inet6']);

/**
 * SQL for the clear value as bytes: UTF-8 of a text, the text that the server writes of a number or a date, the bytes of a
 * binary column; NULL for NULL. `of`: the column as the statement names it ("OLD.`x`").
 */
export function clearBytes(ground: Ground, of?: string): string {
  const { dialect } = ground.server;
  if (ground.column.gone) return `CAST(NULL AS ${dialect === 'sqlite' ? 'BLOB' : 'BINARY'})`;
  return bytesOf(ground.column, of ?? quote(ground.column.name, dialect), dialect);
}

/**
 * SQL for the guard, by which a statement tells that the clear value is still the one that was read, and the same as of bytes
 * in hand (guard.ts): 16 bytes of SHA-256; in SQLite, which has no such function and nothing to carry far, the bytes themselves.
 */
export function guardBytes(ground: Ground, of?: string): string {
  const bytes = clearBytes(ground, of);
  return ground.server.dialect === 'sqlite' ? bytes : `LEFT(UNHEX(SHA2(${bytes}, 256)), 16)`;
}

/** SQL for the bytes of any column of the table, by which keys go into the additional data. */
export function bytesOf(column: GroundColumn, of: string, dialect: Dialect): string {
  if (dialect === 'sqlite') return `CAST(${of} AS BLOB)`;
  if (shownAsText.has(column.type)) return `CAST(CAST(${of} AS CHAR) AS BINARY)`;
  if (column.charset === undefined || utf8.has(column.charset)) return `CAST(${of} AS BINARY)`;
  return `CAST(CONVERT(${of} USING utf8mb4) AS BINARY)`;
}
