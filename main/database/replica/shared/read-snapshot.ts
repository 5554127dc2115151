import { decodeOperations } from '../../../sync/decode-operations.ts';
import { Damaged } from '../../../sync/failures.ts';
import type { Range } from '../../../sync/ranges.ts';
import { include } from '../../../sync/ranges.ts';
import type { Snapshots } from './sharing.ts';
import type { Shelf } from './shelf.ts';
import { decodeSnapshotHead, type SnapshotHead } from './snapshot-head.ts';
import type { Taking } from './take-operations.ts';

/**
 * Makes what folds a snapshot in. Its heads are folded as any write is, since the state of two replicas together has for heads
 * those of either that the other has not seen. Only when all is read does this replica say that it had it.
 */
export function openReadSnapshot(shelf: Shelf, { takeIntoCells }: Taking): Snapshots['read'] {
  const { ledger, devices, volunteers, write } = shelf;

  function haveAll(head: SnapshotHead): void {
    for (const { device: uuid, known, had, author } of head.devices) {
      const device = devices.idOf(uuid);
      const before = ledger.had(device);
      const inCells = had.map(rangeOf).reduce(include, before.inCells);
      const newer = author !== null && (inCells.at(-1)?.last ?? 0) > (before.inCells.at(-1)?.last ?? 0);
      ledger.learn(device, known);
      ledger.changeHad(device, newer ? { inCells, author: volunteers.idOf(author) } : { inCells });
    }
    ledger.row.sinceSnapshot = 0;
  }

  return async (parts, signal) => {
    let head: SnapshotHead | undefined;
    for await (const part of parts) {
      if (head) await takeIntoCells(decodeOperations(part), signal);
      else head = decodeSnapshotHead(part);
    }
    if (!head) throw new Damaged('a snapshot without a part');
    const whole = head;
    write(() => haveAll(whole));
  };
}

function rangeOf([first, last]: readonly [number, number]): Range {
  if (first > last) throw new Damaged('a range of a snapshot');
  return { first, last };
}
