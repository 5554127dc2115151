import type { Cell, Server } from '../../../database/ouvadmin/column-door.ts';
import type { ColumnFact } from './ground.ts';
import { type Piece, piece, raw } from './piece.ts';

/** A value as it can be put back: a text, bytes (in base64), a whole number or a real one; NULL is null. */
export type Kept = null | readonly [as: 't' | 'b' | 'i' | 'r', value: string];

/** How a column is read so that it can be written again exactly. `width`: how many values its reading takes. */
export interface CellWay {
  readonly read: Piece;
  readonly width: 1 | 2;
  kept(cells: readonly Cell[]): Kept;
}

const texts = new Set(['char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext']);
const bytes = new Set(['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob']);
const spatial = /geometry|point|linestring|polygon|multi/;
const whole = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'integer', 'bigint']);

/**
 * Texts are read as the bytes that lie in the table, whatever their character set: what is put back is the same bytes. A FLOAT is
 * read as the double that it is, for what the server shows of it has lost digits.
 */
export function cellWay(dialect: Server['dialect'], column: Piece, { type }: ColumnFact): CellWay {
  if (dialect === 'sqlite') return sqliteWay(column);
  if (texts.has(type) || spatial.test(type)) return one(piece`CAST(${column} AS BINARY)`, 'b');
  if (bytes.has(type)) return one(column, 'b');
  if (type === 'bit') return one(piece`CAST(${column} AS UNSIGNED)`, 'i');
  if (type === 'float' || type === 'double') return one(piece`(${column} + 0e0)`, 'r');
  if (type === 'json' || type === 'enum' || type === 'set') return one(piece`CAST(${column} AS CHAR)`, 't');
  return one(column, whole.has(type) ? 'i' : 't');
}

/** The same for a column by which a row is found again: texts as texts, so that its own collation and index serve. */
export function keyWay(dialect: Server['dialect'], column: Piece, fact: ColumnFact): CellWay {
  if (dialect !== 'sqlite' && texts.has(fact.type)) return one(column, 't');
  return cellWay(dialect, column, fact);
}

function one(read: Piece, as: 't' | 'b' | 'i' | 'r'): CellWay {
  return {
    read,
    width: 1,
    kept: ([cell]) =>
      cell === null || cell === undefined ? null : [as, cell.toString(as === 'b' ? 'base64' : 'utf8')],
  };
}

/** SQLite has no types of columns but of values. */
function sqliteWay(column: Piece): CellWay {
  return {
    read: piece`typeof(${column}), CASE typeof(${column}) WHEN 'text' THEN CAST(${column} AS BLOB) ELSE ${column} END`,
    width: 2,
    kept([kind, value]) {
      if (value === null || value === undefined) return null;
      const type = kind?.toString();
      // A text may hold bytes that are none.
      if (type === 'text') return ['t', value.toString('base64')];
      if (type === 'blob') return ['b', value.toString('base64')];
      return [type === 'integer' ? 'i' : 'r', value.toString()];
    },
  };
}

/** The value as a parameter, to be written or compared. */
export function parameterOf(dialect: Server['dialect'], kept: Kept): Piece {
  if (kept === null) return raw('NULL');
  const [as, value] = kept;
  if (as === 'b') return piece`${Buffer.from(value, 'base64')}`;
  if (as === 'i') return piece`${BigInt(value)}`;
  if (as === 'r') return dialect === 'sqlite' ? piece`${Number(value)}` : piece`(${value} + 0e0)`;
  return dialect === 'sqlite' ? piece`CAST(${Buffer.from(value, 'base64')} AS TEXT)` : piece`${value}`;
}

/** Whether a column of a key has this value. */
export function keyIs(dialect: Server['dialect'], column: Piece, { type }: ColumnFact, kept: Kept): Piece {
  const value = parameterOf(dialect, kept);
  if (dialect === 'sqlite') return piece`${column} = ${value}`;
  if (type === 'float' || type === 'double') return piece`(${column} + 0e0) = ${value}`;
  if (type === 'decimal') return piece`${column} = CAST(${value} AS DECIMAL(65, 30))`;
  return piece`${column} = ${value}`;
}
