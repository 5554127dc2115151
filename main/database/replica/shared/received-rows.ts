import type { Database } from 'better-sqlite3';
import type { Mark } from './cells.ts';
import { type ChangeInRow, type StoredChange, textOfChanges } from './changes-text.ts';

/** An operation within the JSON of a row. */
export type OperationInRow = [
  ...name: [number: number, time: number, counter: number, author: number],
  ...what: [kind: number, changes: ChangeInRow[]],
];

export function textOfReceived(
  { number, stamp, author }: Mark,
  kind: number,
  changes: readonly StoredChange[],
): string {
  return `[${number},${stamp.time},${stamp.counter},${author},${kind},${textOfChanges(changes)}]`;
}

/**
 * Makes what keeps operations received together, of one record and device, by their texts. What a reception that was cut off
 * had kept already may be kept again otherwise cut: whoever reads them drops what is there twice.
 */
export function openReceivedRows(db: Database) {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO received (record, device, first, last, operations) VALUES (?,?,?,?,?)',
  );
  return (record: number, device: number, first: number, last: number, texts: readonly string[]): void => {
    insert.run(record, device, first, last, `[${texts.join(',')}]`);
  };
}
