import { setTimeout as pause } from 'node:timers/promises';
import type { Pace } from '../column-work.ts';

/** So soon, in milliseconds, another pace takes effect. */
const slice = 200;

export interface PaceKeeper {
  /** Rows that may go at once: no more than half a second's. */
  most(): number;
  /** Waits until so many rows may go. Throws the signal's reason. */
  wait(rows: number, signal: AbortSignal): Promise<void>;
}

/** Keeps to a pace that may change at any moment, even while it is waited for. */
export function keepPace(pace: () => Pace, now: () => number = () => performance.now()): PaceKeeper {
  const rate = () => pace().rowsPerSecond ?? Number.POSITIVE_INFINITY;
  /** Rows that went and whose time is not over. */
  let owed = 0;
  let at = now();
  const pay = () => {
    const seconds = (now() - at) / 1_000;
    at += seconds * 1_000;
    owed = Number.isFinite(rate()) ? Math.max(0, owed - seconds * rate()) : 0;
    return owed;
  };
  return {
    most: () => Math.max(1, Math.floor(rate() / 2)),
    async wait(rows, signal) {
      while (pay() > 0) {
        await pause(Math.min(slice, Math.ceil((owed / rate()) * 1_000)), undefined, { signal }).catch(() => {});
        signal.throwIfAborted();
      }
      owed = rows;
    },
  };
}
