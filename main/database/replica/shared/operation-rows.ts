import type { Database } from 'better-sqlite3';
import type { Change, Operation } from '../../../sync/operation.ts';
import type { Mark } from './cells.ts';
import type { Contexts } from './contexts.ts';
import type { Names } from './names.ts';

/** What an operation changes, as its row has it: the number of the field, the text of the value, '' or an element. */
export interface StoredChange {
  readonly field: number;
  readonly value: string;
  readonly element: string;
}

/** What an operation is about. */
export interface Subject {
  readonly record: number;
  readonly kind: number;
  readonly version: number;
}

/** A row of `operation` with the identifier of its record. */
export interface OperationRow {
  readonly uuid: string;
  readonly device: number;
  readonly number: number;
  readonly time: number;
  readonly counter: number;
  readonly author: number;
  readonly context: number;
  readonly kind: number;
  readonly version: number;
  readonly changes: string;
}

export interface OperationRows {
  add(subject: Subject, mark: Mark, changes: readonly StoredChange[]): void;
  /** One that was written here. */
  addOwn(subject: Subject, mark: Mark, changes: readonly StoredChange[]): void;
  /** Those written here after a number and up to another, in order, at most `most`. */
  own(after: number, upTo: number, most: number): Operation[];
  changesOf(changes: string): Change[];
}

/** A change as JSON in a row: its value stands in it as it is. */
type ChangeInRow = [field: number, value: Change['value'], element?: string];

export function openOperationRows(
  db: Database,
  names: { devices: Names; volunteers: Names; words: Names },
  contexts: Contexts,
): OperationRows {
  const insert =
    db.prepare(`INSERT INTO operation (record, device, number, time, counter, author, context, kind, version,
    changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertOwn = db.prepare('INSERT INTO own (number, operation) VALUES (?, ?)');
  const readOwn = db.prepare<[number, number, number], OperationRow>(`
    SELECT record.uuid, operation.* FROM own JOIN operation ON operation.id = own.operation
      JOIN record ON record.id = operation.record
    WHERE own.number > ? AND own.number <= ? ORDER BY own.number LIMIT ?`);

  function add({ record, kind, version }: Subject, mark: Mark, changes: readonly StoredChange[]): number | bigint {
    const { device, number, stamp, author, contextId } = mark;
    const { time, counter } = stamp;
    return insert.run(record, device, number, time, counter, author, contextId, kind, version, textOfChanges(changes))
      .lastInsertRowid;
  }

  function changesOf(text: string): Change[] {
    return (JSON.parse(text) as ChangeInRow[]).map(([field, value, element]) => {
      const change = { field: names.words.textOf(field), value };
      return element === undefined ? change : { ...change, element };
    });
  }

  function operationOf(row: OperationRow): Operation {
    return {
      device: names.devices.textOf(row.device),
      number: row.number,
      stamp: { time: row.time, counter: row.counter },
      author: names.volunteers.textOf(row.author),
      context: contexts.readAsOperation(row.context),
      kind: names.words.textOf(row.kind),
      version: row.version,
      record: row.uuid,
      changes: changesOf(row.changes),
    };
  }

  return {
    add: (subject, mark, changes) => void add(subject, mark, changes),
    addOwn: (subject, mark, changes) => void insertOwn.run(mark.number, add(subject, mark, changes)),
    own: (after, upTo, most) => readOwn.all(after, upTo, most).map(operationOf),
    changesOf,
  };
}

function textOfChanges(changes: readonly StoredChange[]): string {
  const texts = changes.map(({ field, value, element }) =>
    element === '' ? `[${field},${value}]` : `[${field},${value},${JSON.stringify(element)}]`,
  );
  return `[${texts.join(',')}]`;
}
