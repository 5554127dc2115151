import type { Parameter } from '../../database/ouvadmin/column-door.ts';
import type { RowKey } from '../cipher/column-cipher.ts';
import type { Ground, GroundColumn } from '../ground.ts';
import { bytesOf } from './clear-bytes.ts';
import { type Dialect, quote } from './quote.ts';

/**
 * How the rows of a table are read, put in order and addressed by their primary key. `of`: the alias of the table in the
 * statement, '' for none.
 */
export interface RowKeySql {
  /** How many parts it has, and so question marks. */
  readonly parts: number;
  /** For a SELECT list: the bytes of each part, which make a RowKey. */
  read(of?: string): string;
  /** For ORDER BY: the order of the database's own index. */
  order(of?: string): string;
  /** Rows that come after one, which `afterParameters` gives. */
  after(of?: string): string;
  afterParameters(row: RowKey): Parameter[];
  /** Exactly this row: by the index, and byte for byte where the collation sees less. `isParameters` gives it. */
  is(of?: string): string;
  isParameters(row: RowKey): Parameter[];
  /** A row as one line of a list of rows (`SELECT ? AS k0, ? AS k1 UNION ALL SELECT ?, ?`, VALUES). */
  parameters(row: RowKey): Parameter[];
  /** Joins a table to a list with the columns k0, k1…, by the index of the table: as `is`. */
  joined(table: string, list: string): string;
}

export function rowKey(ground: Pick<Ground, 'server' | 'key'>): RowKeySql {
  const { dialect } = ground.server;
  const parts = ground.key.map((column) => keyPart(column, dialect));
  const given = (row: RowKey) => parts.map((part, at) => part.parameter(bytesAt(row, at)));
  return {
    parts: parts.length,
    read: (of) => parts.map((part) => part.bytes(part.name(of))).join(', '),
    order: (of) => parts.map((part) => part.ordered(of)).join(', '),
    after: (of) => {
      // k0 > a, or k0 = a and k1 > b…: what both servers read as ranges of one index.
      const terms = parts.map((part, at) => {
        const same = parts.slice(0, at).map((before) => `${before.name(of)} = ${before.cast('?')}`);
        return `(${[...same, `${part.ordered(of)} > ${part.cast('?')}`].join(' AND ')})`;
      });
      return `(${terms.join(' OR ')})`;
    },
    afterParameters: (row) => parts.flatMap((_, at) => given(row).slice(0, at + 1)),
    is: (of) =>
      parts
        .flatMap((part) => {
          const name = part.name(of);
          const same = `${name} = ${part.cast('?')}`;
          return part.text ? [same, `${part.bytes(name)} = ${castBytes('?', dialect)}`] : [same];
        })
        .join(' AND '),
    isParameters: (row) => given(row).flatMap((value, at) => (parts[at]?.text ? [value, value] : [value])),
    parameters: given,
    joined: (table, list) =>
      parts
        .flatMap((part, at) => {
          const listed = `${list}.k${at}`;
          const same = `${part.name(table)} = ${part.joined(listed)}`;
          return part.text ? [same, `${part.bytes(part.name(table))} = ${castBytes(listed, dialect)}`] : [same];
        })
        .join(' AND '),
  };
}

interface KeyPart {
  /** A text, which its collation may find the same as another. */
  readonly text: boolean;
  name(of?: string): string;
  bytes(of: string): string;
  /** What rows are put in order by, and a value is after in: the column itself, wherever its index can serve. */
  ordered(of?: string): string;
  parameter(bytes: Buffer): Parameter;
  /** A question mark as the column's own type. */
  cast(sign: string): string;
  /** A column of a list, which has a collation of its own, as one. */
  joined(sign: string): string;
}

const whole = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'integer', 'bigint', 'year']);
const binary = new Set(['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob']);
/** What a text must be made first, so that the index serves. */
const casts: Readonly<Record<string, string>> = {
  decimal: 'DECIMAL(65, 30)',
  date: 'DATE',
  datetime: 'DATETIME(6)',
  timestamp: 'DATETIME(6)',
  time: 'TIME(6)',
  uuid: 'UUID',
  inet4: 'INET4',
  inet6: 'INET6',
};

function keyPart(column: GroundColumn, dialect: Dialect): KeyPart {
  const quoted = quote(column.name, dialect);
  const name = (of = '') => (of ? `${of}.${quoted}` : quoted);
  const bytes = (of: string) => bytesOf(column, of, dialect);
  const same = (sign: string) => sign;
  const text = (value: Buffer) => value.toString('utf8');
  const part = { text: false, name, bytes, ordered: name, cast: same, joined: same };
  if (dialect === 'sqlite') return { ...part, ...sqlitePart(column) };
  if (whole.has(column.type)) return { ...part, parameter: (value) => BigInt(text(value)) };
  if (binary.has(column.type)) return { ...part, parameter: (value) => value };
  const type = casts[column.type];
  if (type !== undefined) {
    const cast = (sign: string) => `CAST(${sign} AS ${type})`;
    return { ...part, parameter: text, cast, joined: cast };
  }
  const { charset, collation } = column;
  if (charset === undefined || collation === undefined) return { ...part, parameter: text };
  // A literal yields to the column's collation; a column of a list would not.
  const joined = (sign: string) => `CONVERT(${sign} USING ${charset}) COLLATE ${collation}`;
  // An ENUM is put in order by its number and compared by its text, which is another order: rows would be missed.
  const chosen = column.type === 'enum' || column.type === 'set';
  return {
    ...part,
    text: true,
    parameter: text,
    joined,
    ...(chosen ? { ordered: (of?: string) => bytes(name(of)) } : {}),
  };
}

/** SQLite compares by affinity: a number must be given as one, bytes as bytes. */
function sqlitePart({ declared }: GroundColumn): { text: boolean; parameter(bytes: Buffer): Parameter } {
  const numeric = /INT|REAL|FLOA|DOUB|NUM|DEC/i.test(declared);
  if (!numeric && (declared === '' || /BLOB|BINARY/i.test(declared)))
    return { text: false, parameter: (value) => value };
  const parameter = (value: Buffer) => {
    const text = value.toString('utf8');
    return numeric && /^-?\d{1,18}$/.test(text) ? BigInt(text) : text;
  };
  return { text: !numeric, parameter };
}

const castBytes = (sign: string, dialect: Dialect) => `CAST(${sign} AS ${dialect === 'sqlite' ? 'BLOB' : 'BINARY'})`;

function bytesAt(row: RowKey, at: number): Buffer {
  const part = row[at];
  if (!part) throw new Error('a row key has as many parts as the primary key');
  return Buffer.isBuffer(part) ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}
