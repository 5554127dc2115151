import type { RecordId } from '../../../sync/operation.ts';
import { include } from '../../../sync/ranges.ts';
import { nextStamp } from '../../../sync/stamp.ts';
import type { Mark } from './cells.ts';
import type { StoredChange } from './changes-text.ts';
import type { StoredContext } from './contexts.ts';
import type { Shelf } from './shelf.ts';

/** An edit of one record made here. */
export interface Edit {
  readonly record: RecordId;
  readonly kind: string;
  readonly version: number;
  readonly changes: readonly StoredChange[];
}

/** Makes what writes an edit made here: its operation and the cells it changes, in one transaction. */
export function openEdits(shelf: Shelf): (edit: Edit) => void {
  const { ledger, cells, own, records, words } = shelf;
  let context: { readonly learnt: number; readonly stored: StoredContext } | undefined;

  /** What this replica knows of other devices; kept anew only where it grew. */
  function contextNow(): StoredContext {
    if (context?.learnt === ledger.learnt) return context.stored;
    const known = [...ledger.known].filter(([device, number]) => device !== ledger.row.device && number > 0);
    const stored = shelf.contexts.keep(new Map(known));
    context = { learnt: ledger.learnt, stored };
    return stored;
  }

  function nextMark(): Mark {
    const { device, volunteer: author, stamp: last } = ledger.row;
    const had = ledger.had(device);
    const number = (had.inCells.at(-1)?.last ?? 0) + 1;
    const stamp = nextStamp(last, shelf.now());
    const { id: contextId, known } = contextNow();
    ledger.row.stamp = stamp;
    ledger.row.sinceSnapshot += 1;
    ledger.learn(device, number);
    const range = { first: number, last: number };
    ledger.changeHad(device, {
      inCells: include(had.inCells, range),
      asOperations: include(had.asOperations, range),
      author,
    });
    return { device, number, stamp, author, context: known, contextId };
  }

  return ({ record: uuid, kind: kindName, version, changes }) =>
    shelf.write(() => {
      const mark = nextMark();
      const kind = words.idOf(kindName);
      const record = records.mention(uuid, kind, version, mark);
      own.add({ record, kind, version }, mark, changes);
      cells.fold(
        record,
        changes.map(({ field, element, value }) => ({ field, element, value, mark })),
      );
    });
}
