import { type RawBuilder, sql } from 'kysely';
import type { Table } from '../../../../preload/contract/schema-mapping.ts';
import { longestValue } from '../../../database/ouvadmin/decode-value.ts';

export type Dialect = 'mysql' | 'sqlite';

/** A column as statements need to know it. */
export interface Column {
  readonly dialect: Dialect;
  readonly name: string;
  /** "varchar", "int": in lower case, without length. */
  readonly type: string;
  /** Bytes or characters that it takes, where its type says so. */
  readonly room: number;
  readonly charset: string | undefined;
}

/** Throws where the table has no such column: the mapping was seen to fit it a moment ago. */
export function columnOf(dialect: Dialect, table: Table, name: string): Column {
  const found = table.columns.find((column) => column.name === name);
  if (!found) throw new Error(`The table ${table.name} has no column ${name}.`);
  const declared = found.type.toLowerCase();
  const [, room] = /char\((\d+)\)/.exec(declared) ?? [];
  return {
    dialect,
    name,
    type: /^[a-z]+/.exec(declared)?.[0] ?? '',
    room: room === undefined || dialect === 'sqlite' ? Number.POSITIVE_INFINITY : Number(room),
    charset: found.charset,
  };
}

const whole = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'integer', 'bigint', 'year', 'bit']);
const binary = new Set(['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob']);
const number = /^-?\d{1,18}$/;

const ref = ({ name }: Column) => sql`${sql.id(name)}`;

/** Its text, exactly as an audit reads it. */
export function textOf(column: Column): RawBuilder<unknown> {
  if (column.dialect === 'sqlite') return sql`substr(${ref(column)}, 1, ${sql.lit(longestValue)})`;
  return /char|text|blob|binary|json/.test(column.type)
    ? sql`left(${ref(column)}, ${sql.lit(longestValue)})`
    : ref(column);
}

/**
 * Its bytes as they are stored, as text that says all of it: "text:C3A9" (SQLite tells types apart), "bytes:E9", and NULL
 * for NULL. What is compared and put back is this, never text that a collation or a character set has passed through.
 */
export function bytesOf(column: Column): RawBuilder<unknown> {
  if (column.dialect === 'sqlite')
    return sql`case when ${ref(column)} is null then null
      else typeof(${ref(column)}) || ':' || hex(cast(${ref(column)} as blob)) end`;
  return sql`concat('bytes:', hex(${bareBytes(column)}))`;
}

const bareBytes = (column: Column) =>
  column.type === 'bit' ? sql`cast(${ref(column)} + 0 as binary)` : sql`cast(${ref(column)} as binary)`;

/** True where the column holds exactly these bytes. */
export function holds(column: Column, stored: string | null): RawBuilder<unknown> {
  if (stored === null) return sql`${ref(column)} is null`;
  const [type, bytes] = taken(stored);
  if (column.dialect === 'mysql') return sql`${bareBytes(column)} = ${bytes}`;
  return sql`(typeof(${ref(column)}) = ${type} and cast(${ref(column)} as blob) = ${bytes})`;
}

/** These bytes as a value for the column, which then holds exactly them. */
export function putBack(column: Column, stored: string | null): RawBuilder<unknown> {
  if (stored === null) return sql`null`;
  const [type, bytes] = taken(stored);
  if (column.dialect === 'sqlite') {
    if (type === 'blob') return sql`${bytes}`;
    return type === 'text' ? sql`cast(${bytes} as text)` : chosenValue(column, bytes.toString());
  }
  if (binary.has(column.type)) return sql`${bytes}`;
  const charset = column.charset;
  // Bytes become text of the column's own character set without passing through another.
  if (charset && /^[a-z0-9_]+$/i.test(charset)) return sql`convert(${bytes} using ${sql.raw(charset)})`;
  return chosenValue(column, bytes.toString());
}

/** A value that a volunteer chose; a number is given as one. */
export function chosenValue(column: Column, text: string): RawBuilder<unknown> {
  if (column.dialect === 'sqlite') return number.test(text) && isWhole(column) ? sql`${BigInt(text)}` : sql`${text}`;
  return whole.has(column.type) && number.test(text) ? sql`${BigInt(text)}` : sql`${text}`;
}

/** Whether a column that reads as `text` holds this value already. */
export function isValue(column: Column, text: string | null, value: string): boolean {
  if (text === null) return false;
  return isWhole(column) && number.test(text) && number.test(value) ? BigInt(text) === BigInt(value) : text === value;
}

/** An ASCII text that must not become a string of ours. */
export function secretOf(column: Column, ascii: Buffer): RawBuilder<unknown> {
  if (column.dialect === 'sqlite') return sql`cast(${ascii} as text)`;
  return binary.has(column.type) ? sql`${ascii}` : sql`convert(${ascii} using utf8mb4)`;
}

/** True where a column of the key has this text: as the database compares, so that its index serves. */
export function keyIs(column: Column, text: string): RawBuilder<unknown> {
  if (isWhole(column) && number.test(text)) return sql`${ref(column)} = ${BigInt(text)}`;
  if (column.dialect === 'mysql' && binary.has(column.type)) {
    // The text of bytes says which they were in one of two ways.
    return sql`${ref(column)} in (${Buffer.from(text)}, ${Buffer.from(text, 'latin1')})`;
  }
  return sql`${ref(column)} = ${text}`;
}

const isWhole = ({ dialect, type }: Column) => (dialect === 'mysql' ? whole.has(type) : /int/.test(type));

/** Stands in a statement that is only shown for bytes that no screen may show. */
export const hidden = Buffer.alloc(0);
export const hiddenBytes = 'text:?';

function taken(stored: string): readonly [type: string, bytes: Buffer] {
  if (stored === hiddenBytes) return ['text', hidden];
  const colon = stored.indexOf(':');
  return [stored.slice(0, colon), Buffer.from(stored.slice(colon + 1), 'hex')];
}
