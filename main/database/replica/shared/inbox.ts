import type { Operation } from '../../../sync/operation.ts';
import { include, missing, type Ranges, upTo } from '../../../sync/ranges.ts';
import { farthestAhead } from '../../../sync/stamp.ts';
import { openKept } from './kept.ts';
import type { Inbox, Received } from './sharing.ts';
import type { Shelf } from './shelf.ts';
import { inSlices } from './slices.ts';
import type { Taking } from './take-operation.ts';

export function openInbox(shelf: Shelf, { take }: Taking): Inbox {
  const { ledger, devices, volunteers, refresh, now } = shelf;
  const kept = openKept(shelf);

  async function receive(operations: readonly Operation[], signal?: AbortSignal): Promise<Received> {
    const ahead = new Map<string, number>();
    let taken = 0;
    function takeOne(operation: Operation): void {
      if (!take(operation)) return;
      taken += 1;
      const milliseconds = operation.stamp.time - now();
      if (milliseconds > Math.max(farthestAhead, ahead.get(operation.author) ?? 0))
        ahead.set(operation.author, milliseconds);
    }
    await inSlices(shelf, operations, takeOne, signal);
    return {
      operations: taken,
      ahead: [...ahead].map(([author, milliseconds]) => ({ author, milliseconds })),
    };
  }

  /** Those kept for later need not be asked for again. */
  function hadWithKept(device: number): Ranges {
    return kept.of(device).reduce(include, ledger.had(device).inCells);
  }

  return {
    had() {
      refresh();
      return [...ledger.devices].map((device) => {
        const ranges = hadWithKept(device);
        const last = ranges.at(-1)?.last ?? 0;
        const gaps = missing(ranges, Math.max(last, ledger.known.get(device) ?? 0));
        return { device: devices.textOf(device), upTo: upTo(ranges), last, gaps };
      });
    },
    authorOf(device) {
      refresh();
      const { author } = ledger.had(devices.idOf(device));
      return author === null ? undefined : volunteers.textOf(author);
    },
    missingHistory() {
      refresh();
      return [...ledger.devices].flatMap((device) => {
        const { inCells, asOperations } = ledger.had(device);
        const ranges = missing(asOperations, upTo(inCells));
        return ranges.length > 0 ? { device: devices.textOf(device), ranges } : [];
      });
    },
    receive,
    keep: kept.keep,
    receiveKept: (decode, signal) => kept.receive(decode, receive, signal),
  };
}
