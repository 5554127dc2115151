import type { Operation } from '../../../sync/operation.ts';
import { include, missing, type Ranges, upTo } from '../../../sync/ranges.ts';
import { farthestAhead } from '../../../sync/stamp.ts';
import { openKept } from './kept.ts';
import type { Inbox, Received } from './sharing.ts';
import type { Shelf } from './shelf.ts';
import type { Taking } from './take-operations.ts';

/** Operations that are counted as had together. */
const atOnce = 10_000;

export function openInbox(shelf: Shelf, { take }: Taking): Inbox {
  const { ledger, devices, volunteers, refresh, now } = shelf;
  const kept = openKept(shelf);

  async function receive(operations: readonly Operation[], signal?: AbortSignal): Promise<Received> {
    const taken: Operation[] = [];
    for (let from = 0; from < operations.length; from += atOnce)
      taken.push(...(await take(operations.slice(from, from + atOnce), signal)));
    return { operations: taken.length, ahead: aheadOf(taken, now()) };
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

function aheadOf(operations: readonly Operation[], now: number): Received['ahead'] {
  const ahead = new Map<string, number>();
  for (const { author, stamp } of operations) {
    const milliseconds = stamp.time - now;
    if (milliseconds > Math.max(farthestAhead, ahead.get(author) ?? 0)) ahead.set(author, milliseconds);
  }
  return [...ahead].map(([author, milliseconds]) => ({ author, milliseconds }));
}
