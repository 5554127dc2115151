import type { Change, Operation } from '../../../sync/operation.ts';
import { include, includes, type Range } from '../../../sync/ranges.ts';
import { adoptStamp } from '../../../sync/stamp.ts';
import { textOf } from '../../../sync/value.ts';
import type { Mark, Write } from './cells.ts';
import { openReceivedRows, textOfReceived } from './received-rows.ts';
import type { Shelf } from './shelf.ts';
import { inSlices } from './slices.ts';

export interface Taking {
  /**
   * Folds operations in and keeps them for the history; says which were not had before. Only when all are folded does this
   * replica say that it has them: an edit made here meanwhile claims to have seen none, and is at worst a rival of what it
   * replaced.
   */
  take(operations: readonly Operation[], signal: AbortSignal | undefined): Promise<readonly Operation[]>;
  /** Folds into the cells only what a snapshot brings; the caller says what is had. */
  takeIntoCells(operations: readonly Operation[], signal: AbortSignal | undefined): Promise<void>;
}

/** Operations of one record and device, folded in one go. */
type Piece = readonly Operation[];
const piece = 100;

/** Makes what takes operations in, in any order and however often. */
export function openTaking(shelf: Shelf): Taking {
  const { ledger, contexts, devices, volunteers, words, cells, records } = shelf;
  const keepReceived = openReceivedRows(shelf.db);

  function isLacking({ device, number }: Operation): boolean {
    const { inCells, asOperations } = ledger.had(devices.idOf(device));
    return !includes(inCells, number) || !includes(asOperations, number);
  }

  function foldPiece(operations: Piece, keep: boolean): void {
    const writes: Write[] = [];
    const texts: string[] = [];
    let record = 0;
    let device = 0;
    for (const operation of operations) {
      const mark = markOf(operation);
      const kind = words.idOf(operation.kind);
      record = records.mention(operation.record, kind, operation.version, mark);
      ({ device } = mark);
      const changes = operation.changes.map((change) => writeOf(change, mark));
      if (keep) texts.push(textOfReceived(mark, kind, changes));
      writes.push(...changes);
    }
    if (keep) keepReceived(record, device, operations[0]?.number ?? 0, operations.at(-1)?.number ?? 0, texts);
    cells.fold(record, writes);
  }

  function markOf({ device, number, stamp, author, context }: Operation): Mark {
    const { id: contextId, known } = contexts.keepOfOperation(context);
    return { device: devices.idOf(device), number, stamp, author: volunteers.idOf(author), context: known, contextId };
  }

  function writeOf({ field, element = '', value }: Change, mark: Mark): Write {
    return { field: words.idOf(field), element, value: textOf(value), mark };
  }

  /** Those of a record and device together, in the order in which records lie: each page of the file is written once. */
  function piecesOf(operations: readonly Operation[]): Piece[] {
    const groups = [...Map.groupBy(operations, ({ record }) => record).values()].flatMap(byDevice);
    const placed = groups.map((group) => ({ group, place: placeOf(group) }));
    return placed.sort((one, other) => one.place - other.place).flatMap(({ group }) => inPieces(group));
  }

  function placeOf([first]: Piece): number {
    return (first && records.find(first.record)?.id) ?? Number.MAX_VALUE;
  }

  function have(operations: readonly Operation[]): void {
    for (const { device: uuid, author, ...range } of runsOf(operations)) {
      const device = devices.idOf(uuid);
      const { inCells, asOperations } = ledger.had(device);
      const newest = range.last > (inCells.at(-1)?.last ?? 0) ? { author: volunteers.idOf(author) } : {};
      ledger.changeHad(device, {
        inCells: include(inCells, range),
        asOperations: include(asOperations, range),
        ...newest,
      });
      ledger.learn(device, range.last);
    }
    for (const context of new Set(operations.map((operation) => operation.context)))
      for (const [device, number] of context) ledger.learn(devices.idOf(device), number);
    adoptStamps(operations);
    ledger.row.sinceSnapshot += operations.length;
  }

  function adoptStamps(operations: readonly Operation[]): void {
    const now = shelf.now();
    ledger.row.stamp = operations.reduce((last, { stamp }) => adoptStamp(last, stamp, now), ledger.row.stamp);
  }

  return {
    async take(operations, signal) {
      shelf.refresh();
      const lacking = operations.filter(isLacking);
      if (lacking.length === 0) return [];
      await inSlices(
        shelf,
        piecesOf(lacking),
        (one) => foldPiece(one, true),
        signal,
        () => have(lacking),
      );
      return lacking;
    },
    async takeIntoCells(operations, signal) {
      const one = Map.groupBy(operations, ({ record }) => record).values();
      const pieces = [...one].flatMap(inPieces);
      await inSlices(
        shelf,
        pieces,
        (some) => foldPiece(some, false),
        signal,
        () => adoptStamps(operations),
      );
    },
  };
}

function inPieces(operations: Piece): Piece[] {
  if (operations.length <= piece) return [operations];
  return [operations.slice(0, piece), ...inPieces(operations.slice(piece))];
}

function byDevice(operations: Piece): Piece[] {
  const device = operations[0]?.device;
  if (operations.every((operation) => operation.device === device)) return [operations];
  return [...Map.groupBy(operations, (operation) => operation.device).values()];
}

/** Operations of one device whose numbers follow each other, and the author of the last. */
function runsOf(operations: readonly Operation[]): (Range & Pick<Operation, 'device' | 'author'>)[] {
  const runs: { device: string; author: string; first: number; last: number }[] = [];
  for (const { device, author, number } of operations) {
    const run = runs.at(-1);
    if (run?.device === device && run.last + 1 === number) Object.assign(run, { author, last: number });
    else runs.push({ device, author, first: number, last: number });
  }
  return runs;
}
