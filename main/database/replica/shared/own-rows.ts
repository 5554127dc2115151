import type { Database } from 'better-sqlite3';
import type { Operation } from '../../../sync/operation.ts';
import type { Mark } from './cells.ts';
import { type ChangeInRow, changesOf, type StoredChange, textOfChanges } from './changes-text.ts';
import type { Contexts } from './contexts.ts';
import type { Names } from './names.ts';

/** What an operation is about. */
export interface Subject {
  readonly record: number;
  readonly kind: number;
  readonly version: number;
}

/** The operations written here, in their order. */
export interface OwnRows {
  add(subject: Subject, mark: Mark, changes: readonly StoredChange[]): void;
  /** Those of a device that was or is ours, after a number and up to another, at most `most`. */
  read(device: number, after: number, upTo: number, most: number): Operation[];
}

type Row = [
  ...name: [number: number, record: number, time: number, counter: number, author: number, context: number],
  ...what: [kind: number, version: number, changes: string],
];

export function openOwnRows(
  db: Database,
  { devices, volunteers, words }: { devices: Names; volunteers: Names; words: Names },
  contexts: Contexts,
): OwnRows {
  const insert =
    db.prepare(`INSERT INTO own (device, number, record, time, counter, author, context, kind, version, changes)
    VALUES (?,?,?,?,?,?,?,?,?,?)`);
  const select = db
    .prepare<[number, number, number, number], Row>(`
      SELECT number, record, time, counter, author, context, kind, version, changes FROM own
      WHERE device = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?`)
    .raw();
  const selectRecord = db.prepare<[number], string>('SELECT uuid FROM record WHERE id = ?').pluck();

  /** The identifiers of records, each read once and one text for all that name it. */
  function openUuids(): (record: number) => string {
    const uuids = new Map<number, string>();
    return (record) => {
      const uuid = uuids.get(record) ?? selectRecord.get(record) ?? '';
      uuids.set(record, uuid);
      return uuid;
    };
  }

  return {
    add({ record, kind, version }, { device, number, stamp, author, contextId }, changes) {
      const { time, counter } = stamp;
      insert.run(device, number, record, time, counter, author, contextId, kind, version, textOfChanges(changes));
    },
    read(device, after, upTo, most) {
      const uuid = devices.textOf(device);
      const uuidOf = openUuids();
      return select
        .all(device, after, upTo, most)
        .map(([number, record, time, counter, author, context, kind, version, changes]) => ({
          device: uuid,
          number,
          stamp: { time, counter },
          author: volunteers.textOf(author),
          context: contexts.readAsOperation(context),
          kind: words.textOf(kind),
          version,
          record: uuidOf(record),
          changes: changesOf(JSON.parse(changes) as ChangeInRow[], words),
        }));
    },
  };
}
