import type { Clock } from '../../shared/clock.ts';

export interface Pace {
  /** Something changed that may bring the next turn nearer. */
  look(): void;
  /** A turn as soon as can be. */
  ask(): void;
  /** No more turns; waits for the end of the one that runs. */
  close(): Promise<void>;
}

/** The longest that a timer of Node takes. */
const longest = 2 ** 31 - 1;

/** Takes a turn whenever it is due (milliseconds since 1970; undefined: not before somebody looks again), one at a time. */
export function openPace(turn: () => Promise<void>, due: (asked: boolean) => number | undefined, clock: Clock): Pace {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let asked = false;
  let closed = false;

  function look(): void {
    clearTimeout(timer);
    const at = due(asked);
    if (closed || running || at === undefined) return;
    const wait = Math.min(longest, Math.max(0, at - clock().getTime()));
    // Not longer than a minute at once: a laptop that slept finds its turn overdue when it wakes.
    timer = setTimeout(wait > 60_000 ? look : start, Math.min(wait, 60_000));
    timer.unref();
  }

  function start(): void {
    asked = false;
    running = turn().finally(() => {
      running = undefined;
      look();
    });
  }

  return {
    look,
    ask() {
      asked = true;
      look();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
