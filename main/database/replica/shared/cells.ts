import type { Database } from 'better-sqlite3';
import type { Known, Written } from '../../../sync/context.ts';
import { fold, ranked } from '../../../sync/fold.ts';
import type { Stamp } from '../../../sync/operation.ts';
import type { Contexts } from './contexts.ts';
import type { Names } from './names.ts';

/** Who wrote, when and knowing what: what all rows of an operation have in common. Numbers as in the rows. */
export interface Mark extends Written<number> {
  readonly stamp: Stamp;
  readonly author: number;
  readonly contextId: number;
}

/** A write of a cell that no other write of it has seen. */
export interface Head extends Mark {
  /** The text of the value. */
  readonly value: string;
}

/** A field of a record, or one element of a field that is a set; `element` is '' for a field that is none. */
export interface CellKey {
  readonly record: number;
  readonly field: number;
  readonly element: string;
}

export interface Cells {
  /** The heads of a cell, the one shown first. */
  heads(key: CellKey): readonly Head[];
  /** Folds one write in. Those already had change nothing. */
  write(key: CellKey, value: string, mark: Mark): void;
}

/** A cell's `rivalry`: whether it has more than one head, and whether a person has to choose. */
export const rivalries = { none: 0, ofOneValue: 1, conflict: 2 } as const;

export type HeadRow = [
  value: string,
  device: number,
  number: number,
  time: number,
  counter: number,
  author: number,
  context: number,
];
type CellRow = [...head: HeadRow, rivalry: number];

export const headColumns = 'value, device, number, time, counter, author, context';
const ofCell = 'record = ? AND field = ? AND element = ?';

/** `unchosen`: the field that people never choose a value of. */
export function openCells(db: Database, contexts: Contexts, devices: Names, unchosen: number): Cells {
  const read = db
    .prepare<[number, number, string], CellRow>(`SELECT ${headColumns}, rivalry FROM cell WHERE ${ofCell}`)
    .raw();
  const readRivals = db
    .prepare<[number, number, string], HeadRow>(`SELECT ${headColumns} FROM rival WHERE ${ofCell}`)
    .raw();
  const add = db.prepare(
    `INSERT INTO cell (${headColumns}, rivalry, record, field, element) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
  );
  const change = db.prepare(`UPDATE cell SET value = ?, device = ?, number = ?, time = ?, counter = ?, author = ?,
    context = ?, rivalry = ? WHERE ${ofCell}`);
  const addRival = db.prepare(
    `INSERT INTO rival (${headColumns}, record, field, element) VALUES (?,?,?,?,?,?,?,?,?,?)`,
  );
  const dropRivals = db.prepare(`DELETE FROM rival WHERE ${ofCell}`);

  function headsOf(row: CellRow | undefined, { record, field, element }: CellKey): readonly Head[] {
    if (!row) return [];
    const first = storedHead(row, contexts);
    if (row[7] === rivalries.none) return [first];
    return [first, ...readRivals.all(record, field, element).map((rival) => storedHead(rival, contexts))];
  }

  function store(statement: typeof add, key: CellKey, head: Head, rivalry?: number): void {
    const { value, device, number, stamp, author, contextId } = head;
    const { record, field, element } = key;
    const { time, counter } = stamp;
    if (rivalry === undefined)
      statement.run(value, device, number, time, counter, author, contextId, record, field, element);
    else statement.run(value, device, number, time, counter, author, contextId, rivalry, record, field, element);
  }

  function rivalryOf(heads: readonly Head[], { field, element }: CellKey): number {
    if (heads.length === 1) return rivalries.none;
    const chosen = element === '' && field !== unchosen;
    return chosen && heads.some(({ value }) => value !== heads[0]?.value) ? rivalries.conflict : rivalries.ofOneValue;
  }

  const compareDevices = (one: number, other: number) => (devices.textOf(one) < devices.textOf(other) ? -1 : 1);

  return {
    heads: (key) => headsOf(read.get(key.record, key.field, key.element), key),
    write(key, value, mark) {
      const row = read.get(key.record, key.field, key.element);
      const before = headsOf(row, key);
      const heads = fold(before, headOf(value, mark));
      if (heads === before) return;
      const [first, ...rivals] = ranked(heads, compareDevices);
      if (!first) return;
      store(row ? change : add, key, first, rivalryOf(heads, key));
      if (before.length > 1) dropRivals.run(key.record, key.field, key.element);
      for (const rival of rivals) store(addRival, key, rival);
    },
  };
}

function headOf(value: string, { device, number, context, stamp, author, contextId }: Mark): Head {
  return { value, device, number, context, stamp, author, contextId };
}

/** The head of a row. What its author knew is read only where the fold asks: mostly it does not. */
export function storedHead(row: HeadRow | CellRow, contexts: Contexts): Head {
  const [value, device, number, time, counter, author, contextId] = row;
  return {
    ...{ value, device, number, author, contextId, stamp: { time, counter } },
    get context(): Known<number> {
      return contexts.read(contextId);
    },
  };
}
