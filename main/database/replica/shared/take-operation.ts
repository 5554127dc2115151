import type { Operation } from '../../../sync/operation.ts';
import { include, includes } from '../../../sync/ranges.ts';
import { adoptStamp } from '../../../sync/stamp.ts';
import { textOf } from '../../../sync/value.ts';
import type { Mark } from './cells.ts';
import type { StoredChange } from './operation-rows.ts';
import type { Shelf } from './shelf.ts';

export interface Taking {
  /** Folds an operation into the cells and keeps it for the history. False when it was had in both. */
  take(operation: Operation): boolean;
  /** Folds an operation into the cells only: one of a snapshot. The caller says what is had when it has read all of it. */
  takeIntoCells(operation: Operation): void;
}

/** Makes what takes operations in, in any order and however often; to be called within a transaction. */
export function openTaking(shelf: Shelf): Taking {
  const { ledger, contexts, devices, volunteers, words, cells, records } = shelf;

  function markOf({ number, stamp, author, context }: Operation, device: number): Mark {
    const { id: contextId, known } = contexts.keepOfOperation(context);
    return { device, number, stamp, author: volunteers.idOf(author), context: known, contextId };
  }

  function changesOf({ changes }: Operation): StoredChange[] {
    return changes.map(({ field, element = '', value }) => ({
      field: words.idOf(field),
      element,
      value: textOf(value),
    }));
  }

  function intoCells(operation: Operation, mark: Mark, changes: readonly StoredChange[]) {
    const { version } = operation;
    const kind = words.idOf(operation.kind);
    const { stamp, device, author } = mark;
    const record = records.mention(operation.record, { kind, version, stamp, device, author });
    for (const { field, element, value } of changes) cells.write({ record, field, element }, value, mark);
    return { record, kind, version };
  }

  function learn(mark: Mark): void {
    const { device, number, stamp, context } = mark;
    ledger.learn(device, number);
    if (context !== lastLearnt) for (const [other, known] of context) ledger.learn(other, known);
    lastLearnt = context;
    ledger.row.stamp = adoptStamp(ledger.row.stamp, stamp, shelf.now());
  }
  let lastLearnt: Mark['context'] | undefined;

  return {
    take(operation) {
      const device = devices.idOf(operation.device);
      const { number } = operation;
      const { inCells, asOperations } = ledger.had(device);
      const [folded, kept] = [includes(inCells, number), includes(asOperations, number)];
      if (folded && kept) return false;
      const mark = markOf(operation, device);
      const changes = changesOf(operation);
      const subject = intoCells(operation, mark, changes);
      if (!kept) shelf.operations.add(subject, mark, changes);
      learn(mark);
      const range = { first: number, last: number };
      const newest = number > (inCells.at(-1)?.last ?? 0) ? { author: mark.author } : {};
      ledger.changeHad(device, {
        inCells: include(inCells, range),
        asOperations: include(asOperations, range),
        ...newest,
      });
      if (!folded) ledger.row.sinceSnapshot += 1;
      return true;
    },
    takeIntoCells(operation) {
      const mark = markOf(operation, devices.idOf(operation.device));
      intoCells(operation, mark, changesOf(operation));
      ledger.row.stamp = adoptStamp(ledger.row.stamp, operation.stamp, shelf.now());
    },
  };
}
