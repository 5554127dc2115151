import { type ByteReader, type ByteWriter, byteReader, byteWriter } from './bytes.ts';
import { Damaged } from './failures.ts';
import { turned, uuidBytes } from './uuid-bytes.ts';

/**
 * The columns in the order of the format. Places in a dictionary come in the plural, what is new in one of `ids`, `words`,
 * `texts` and `knowledge`, of which several dictionaries share some. Like stands by like, so that deflate codes them alike.
 */
const columnNames = [
  'ids',
  'words',
  'texts',
  'values',
  'elements',
  'fields',
  'changes',
  'records',
  'devices',
  'authors',
  'kinds',
  'versions',
  'numbers',
  'contexts',
  'knowledge',
  'counters',
  'times',
] as const;
export type ColumnName = (typeof columnNames)[number];
export type Columns<Column> = Readonly<Record<ColumnName, Column>>;

/** Empty columns to write to. */
export function newColumns(): Columns<ByteWriter> {
  return columnsOf(byteWriter);
}

/** The columns one after the other, each after its length. */
export function joinColumns(columns: Columns<ByteWriter>): Uint8Array {
  const whole = byteWriter();
  for (const name of columnNames) {
    const bytes = columns[name].bytes();
    whole.whole(bytes.length);
    whole.raw(name === 'ids' ? turned(bytes, uuidBytes) : bytes);
  }
  return whole.bytes();
}

/** Undoes joinColumns; throws Damaged. */
export function splitColumns(bytes: Uint8Array): Columns<ByteReader> {
  const whole = byteReader(bytes);
  const columns = columnsOf((name) => {
    const column = whole.raw(whole.whole());
    if (name !== 'ids') return byteReader(column);
    if (column.length % uuidBytes !== 0) throw new Damaged('identifiers are cut off');
    return byteReader(turned(column, column.length / uuidBytes));
  });
  whole.end();
  return columns;
}

/** Throws Damaged where something of a column was not read. */
export function endColumns(columns: Columns<ByteReader>): void {
  for (const name of columnNames) columns[name].end();
}

function columnsOf<Column>(open: (name: ColumnName) => Column): Columns<Column> {
  return Object.fromEntries(columnNames.map((name) => [name, open(name)])) as Record<ColumnName, Column>;
}
