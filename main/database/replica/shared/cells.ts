import type { Database } from 'better-sqlite3';
import type { Known, Written } from '../../../sync/context.ts';
import { fold, ranked } from '../../../sync/fold.ts';
import type { Stamp } from '../../../sync/operation.ts';
import type { StoredChange } from './changes-text.ts';
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

/** A change of one cell, a field or one element of a set, with who made it. */
export interface Write extends StoredChange {
  readonly mark: Mark;
}

export interface Cells {
  /** The heads of a cell, the one shown first. `element` is '' for a field that is no set. */
  heads(record: number, field: number, element: string): readonly Head[];
  /** Folds writes of one record in, reading and writing each cell once. Those already had change nothing. */
  fold(record: number, writes: readonly Write[]): void;
}

/** A cell's `rivalry`: whether it has more than one head, and whether a person has to choose. */
export const rivalries = { none: 0, ofOneValue: 1, conflict: 2 } as const;

export type HeadRow = [
  ...write: [value: string, device: number, number: number, time: number, counter: number],
  ...by: [author: number, context: number],
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

  function heads(record: number, field: number, element: string): readonly Head[] {
    const row = read.get(record, field, element);
    if (!row) return [];
    const first = new StoredHead(row, contexts);
    if (row[7] === rivalries.none) return [first];
    return [first, ...readRivals.all(record, field, element).map((rival) => new StoredHead(rival, contexts))];
  }

  const compareDevices = (one: number, other: number) => (devices.textOf(one) < devices.textOf(other) ? -1 : 1);

  function store(
    record: number,
    field: number,
    element: string,
    before: readonly Head[],
    after: readonly Head[],
  ): void {
    const heads = ranked(after, compareDevices);
    const [first] = heads;
    if (!first) return;
    const { value, device, number, stamp, author, contextId } = first;
    const { time, counter } = stamp;
    const rivalry = rivalryOf(heads, element === '' && field !== unchosen);
    const statement = before.length === 0 ? add : change;
    statement.run(value, device, number, time, counter, author, contextId, rivalry, record, field, element);
    if (before.length > 1) dropRivals.run(record, field, element);
    for (const { value, device, number, stamp, author, contextId } of heads.slice(1))
      addRival.run(value, device, number, stamp.time, stamp.counter, author, contextId, record, field, element);
  }

  return {
    heads,
    fold(record, writes) {
      const open = new Map<number | string, OpenCell>();
      for (const { field, element, value, mark } of writes) {
        const key = element === '' ? field : `${field} ${element}`;
        let cell = open.get(key);
        if (!cell) {
          const found = heads(record, field, element);
          cell = { field, element, before: found, after: found };
          open.set(key, cell);
        }
        cell.after = fold(cell.after, headOf(value, mark));
      }
      for (const { field, element, before, after } of open.values())
        if (after !== before) store(record, field, element, before, after);
    },
  };
}

/** A cell while writes are folded in. */
interface OpenCell {
  readonly field: number;
  readonly element: string;
  readonly before: readonly Head[];
  after: readonly Head[];
}

function rivalryOf(heads: readonly Head[], chosen: boolean): number {
  if (heads.length === 1) return rivalries.none;
  return chosen && heads.some(({ value }) => value !== heads[0]?.value) ? rivalries.conflict : rivalries.ofOneValue;
}

function headOf(value: string, { device, number, context, stamp, author, contextId }: Mark): Head {
  return { value, device, number, context, stamp, author, contextId };
}

/** The head of a row. What its author knew is read only where the fold asks for it, which is seldom. */
class StoredHead implements Head {
  readonly value: string;
  readonly device: number;
  readonly number: number;
  readonly stamp: Stamp;
  readonly author: number;
  readonly contextId: number;
  readonly #contexts: Contexts;

  constructor([value, device, number, time, counter, author, contextId]: HeadRow | CellRow, contexts: Contexts) {
    this.value = value;
    this.device = device;
    this.number = number;
    this.stamp = { time, counter };
    this.author = author;
    this.contextId = contextId;
    this.#contexts = contexts;
  }

  get context(): Known<number> {
    return this.#contexts.read(this.contextId);
  }
}
