import { setImmediate } from 'node:timers/promises';
import { encodeOperations } from '../../../sync/encode-operations.ts';
import type { Operation } from '../../../sync/operation.ts';
import { parseValue } from '../../../sync/value.ts';
import { type HeadRow, headColumns } from './cells.ts';
import type { RecordRow } from './record-rows.ts';
import type { Shelf } from './shelf.ts';
import { encodeSnapshotHead, type SnapshotHead } from './snapshot-head.ts';

/** A part holds at most so many operations, or so much text: it is coded in one go, and this takes some thirty milliseconds. */
const most = { operations: 8_000, characters: 1_000_000 };

type CellRow = [...head: HeadRow, field: number, element: string];

/** Makes what writes the state: who had what, then each record as an operation without changes and its heads as one each. */
export function openWriteSnapshot(shelf: Shelf): (signal?: AbortSignal) => AsyncGenerator<Uint8Array, void, void> {
  const { db, devices, volunteers, words, contexts, ledger, write, refresh } = shelf;
  const readNext = db.prepare<[number], RecordRow>('SELECT * FROM record WHERE id > ? ORDER BY id LIMIT 1');
  const readHeads = db
    .prepare<[number, number], CellRow>(`
      SELECT ${headColumns}, field, element FROM cell WHERE record = ?
      UNION ALL SELECT ${headColumns}, field, element FROM rival WHERE record = ?`)
    .raw();
  const readLength = db.prepare<[number], number>('SELECT sum(length(value)) FROM cell WHERE record = ?').pluck();

  function headNow(): SnapshotHead {
    return {
      devices: [...ledger.devices].map((device) => {
        const { inCells, author } = ledger.had(device);
        return {
          device: devices.textOf(device),
          author: author === null ? null : volunteers.textOf(author),
          known: ledger.known.get(device) ?? 0,
          had: inCells.map(({ first, last }): [number, number] => [first, last]),
        };
      }),
    };
  }

  function* operationsOf(row: RecordRow): Generator<Operation> {
    const { uuid: record, version } = row;
    const common = { kind: words.textOf(row.kind), version, record };
    yield {
      ...common,
      device: devices.textOf(row.device),
      number: 0,
      stamp: { time: row.time, counter: row.counter },
      author: volunteers.textOf(row.author),
      context: contexts.readAsOperation(0),
      changes: [],
    };
    for (const [value, device, number, time, counter, author, context, field, element] of readHeads.all(
      row.id,
      row.id,
    )) {
      const change = { field: words.textOf(field), value: parseValue(value) };
      yield {
        ...common,
        device: devices.textOf(device),
        number,
        stamp: { time, counter },
        author: volunteers.textOf(author),
        context: contexts.readAsOperation(context),
        changes: [element === '' ? change : { ...change, element }],
      };
    }
  }

  /** The records after one, as many as a part may hold. */
  function partAfter(id: number): { operations: Operation[]; last: number } | undefined {
    const operations: Operation[] = [];
    let last = id;
    let characters = 0;
    while (operations.length < most.operations && characters < most.characters) {
      const row = readNext.get(last);
      if (!row) break;
      last = row.id;
      for (const operation of operationsOf(row)) operations.push(operation);
      characters += readLength.get(row.id) ?? 0;
    }
    return last === id ? undefined : { operations, last };
  }

  return async function* (signal) {
    refresh();
    const since = ledger.row.sinceSnapshot;
    yield encodeSnapshotHead(headNow());
    for (let part = partAfter(0); part; part = partAfter(part.last)) {
      yield encodeOperations(part.operations);
      await setImmediate();
      signal?.throwIfAborted();
    }
    write(() => {
      ledger.row.sinceSnapshot -= since;
    });
  };
}
