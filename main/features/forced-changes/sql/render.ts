import type { Kysely, RawBuilder } from 'kysely';
import type { AnySchema } from '../../../database/ouvadmin/ouvadmin.ts';
import { type Dialect, hidden } from './column.ts';

/** Quoted names and texts, or a question mark that stands for a value. */
const pieces = /`(?:[^`]|``)*`|"(?:[^"]|"")*"|'(?:[^']|'')*'|\?/g;

/** A statement as a person reads it: its values in their places but for the hidden ones, on one line. */
export function render(db: Kysely<AnySchema>, dialect: Dialect, statement: RawBuilder<unknown>): string {
  const { sql, parameters } = statement.compile(db);
  let at = 0;
  const text = sql.replace(pieces, (piece) => {
    if (piece !== '?') return piece;
    const value = parameters[at];
    at += 1;
    return literal(dialect, value);
  });
  return text.replace(/\s*\n\s*/g, ' ');
}

function literal(dialect: Dialect, value: unknown): string {
  if (value === hidden) return '?';
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex').toUpperCase()}'`;
  const text = String(value).replaceAll("'", "''");
  return `'${dialect === 'mysql' ? text.replaceAll('\\', '\\\\') : text}'`;
}
