import type { GroundColumn } from '../ground.ts';

/** What a row may hold at most, blobs and texts counted as pointers (MySQL manual, "Limits on Table Column Count and Row Size"). */
export const longestRow = 65_535;

const fixed: Readonly<Record<string, number>> = {
  tinyint: 1,
  smallint: 2,
  mediumint: 3,
  int: 4,
  bigint: 8,
  float: 4,
  double: 8,
  date: 3,
  time: 6,
  datetime: 8,
  timestamp: 7,
  year: 1,
  enum: 2,
  set: 8,
  bit: 8,
  uuid: 16,
  inet4: 4,
  inet6: 16,
  decimal: 30,
};

/** Bytes of the longest row of these columns, a little more rather than less. */
export function rowBytes(columns: readonly GroundColumn[]): number {
  return columns.reduce((sum, column) => sum + columnBytes(column), Math.ceil(columns.length / 8) + 1);
}

/** Bytes that a column adds to a row, of its declaration. */
export function columnBytes({ type, declared, charset }: Pick<GroundColumn, 'type' | 'declared' | 'charset'>): number {
  const width = Number(/\((\d+)/.exec(declared)?.[1] ?? 1);
  const wide = { utf8mb4: 4, utf8mb3: 3, utf8: 3, ucs2: 2, utf16: 4, utf16le: 4, utf32: 4 }[charset ?? ''] ?? 1;
  if (type === 'char' || type === 'binary') return width * wide;
  if (type === 'varchar' || type === 'varbinary') return width * wide + (width * wide > 255 ? 2 : 1);
  return fixed[type] ?? 12;
}
