import { type RawBuilder, sql } from 'kysely';

/** How a column of a key is put in order, read and compared, so that no row is met twice or missed. */
export interface KeyColumn {
  readonly column: string;
  /** What the cursor keeps of it. */
  readonly read: RawBuilder<unknown>;
  /** What is ordered and compared: the column itself wherever the database's own index can serve. */
  readonly compared: RawBuilder<unknown>;
  /** A value of the cursor as a term of a comparison. */
  value(text: string): RawBuilder<unknown>;
}

const whole = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'integer', 'bigint', 'year', 'bit']);
const bytes = new Set(['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob']);

/**
 * Text is compared by the database under the column's own collation. Numbers are compared as exact numbers (as text they
 * would pass through a double and lose digits), bytes as bytes, an ENUM or SET by its number, which is how it is ordered.
 */
export function mysqlKeyColumn(column: string, type: string | undefined): KeyColumn {
  const ref = sql`${sql.id(column)}`;
  const plain = { column, read: ref, compared: ref };
  if (type === undefined) return { ...plain, value: (text) => sql`${text}` };
  if (type === 'bit') return { ...plain, read: sql`${ref} + 0`, value: number };
  if (whole.has(type)) return { ...plain, value: number };
  if (type === 'decimal') return { ...plain, value: (text) => sql`cast(${text} as decimal(65, 30))` };
  if (type === 'float' || type === 'double')
    return { ...plain, read: sql`${ref} + 0e0`, value: (text) => sql`(${text} + 0e0)` };
  if (type === 'enum' || type === 'set')
    return { column, read: sql`${ref} + 0`, compared: sql`${ref} + 0`, value: number };
  if (type === 'timestamp') {
    // An hour comes twice in autumn: instants are compared, not what the clock showed.
    const instant = sql`unix_timestamp(${ref})`;
    return { column, read: instant, compared: instant, value: (text) => sql`cast(${text} as decimal(30, 6))` };
  }
  if (bytes.has(type)) return { ...plain, read: sql`hex(${ref})`, value: (text) => sql`unhex(${text})` };
  return { ...plain, value: (text) => sql`${text}` };
}

const number = (text: string) => sql`${BigInt(text)}`;

/** SQLite compares by the collation and affinity of the column; a number must be given as one. */
export function sqliteKeyColumn(column: string, declared: string): KeyColumn {
  const ref = sql`${sql.id(column)}`;
  const numeric = /INT|REAL|FLOA|DOUB|NUM|DEC/i.test(declared);
  return {
    column,
    read: ref,
    compared: ref,
    value: (text) => (numeric && /^-?\d+$/.test(text) ? sql`${BigInt(text)}` : sql`${text}`),
  };
}

/** Rows that come after `after` in the order of the key: k1 > a, or k1 = a and k2 > b… */
function comesAfter(key: readonly KeyColumn[], after: readonly string[]): RawBuilder<unknown> {
  const terms = key.map((column, index) => {
    const same = key.slice(0, index).map((before, at) => sql`${before.compared} = ${before.value(after[at] ?? '')}`);
    return sql`(${sql.join([...same, sql`${column.compared} > ${column.value(after[index] ?? '')}`], sql` and `)})`;
  });
  return sql`(${sql.join(terms, sql` or `)})`;
}

/** One page: the columns, then what the cursor keeps of the key, in the key's order. Names may hold anything, even dots. */
export function pageQuery(
  { table, size }: { readonly table: string; readonly size: number },
  columns: readonly RawBuilder<unknown>[],
  key: readonly KeyColumn[],
  after: readonly string[] | undefined,
): RawBuilder<unknown> {
  if (key.length === 0) throw new Error('a table without a key has no pages');
  const selected = [
    ...columns.map((column, at) => sql`${column} as ${sql.id(`c${at}`)}`),
    ...key.map(({ read }, at) => sql`${read} as ${sql.id(`k${at}`)}`),
  ];
  const order = sql.join(key.map(({ compared }) => compared));
  const where = after ? sql`where ${comesAfter(key, after)}` : sql``;
  return sql`select ${sql.join(selected)} from ${sql.id(table)} ${where} order by ${order} limit ${sql.lit(size)}`;
}
