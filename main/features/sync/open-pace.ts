import type { Clock } from '../../shared/clock.ts';

export interface Pace {
  /** Something changed that may bring the next turn nearer. */
  look(): void;
  /** A turn as soon as can be; resolves at the end of one that began after the call, or when closed. */
  ask(): Promise<void>;
  /** No more turns; waits for the end of the one that runs. */
  close(): Promise<void>;
}

/** The longest that a timer of Node takes. */
const longest = 2 ** 31 - 1;

/** Takes a turn whenever it is due (milliseconds since 1970; undefined: not before somebody looks again), one at a time. */
export function openPace(turn: () => Promise<void>, due: (asked: boolean) => number | undefined, clock: Clock): Pace {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let closed = false;
  /** Who asked since the last turn began. */
  let asking: (() => void)[] = [];

  function look(): void {
    clearTimeout(timer);
    const at = due(asking.length > 0);
    if (closed || running || at === undefined) return;
    const wait = Math.min(longest, Math.max(0, at - clock().getTime()));
    // Not longer than a minute at once: a laptop that slept finds its turn overdue when it wakes.
    timer = setTimeout(wait > 60_000 ? look : start, Math.min(wait, 60_000));
    timer.unref();
  }

  function start(): void {
    const answered = asking;
    asking = [];
    running = turn().finally(() => {
      running = undefined;
      for (const answer of answered) answer();
      look();
    });
  }

  return {
    look,
    ask: () =>
      new Promise((resolve) => {
        if (closed) return resolve();
        asking.push(resolve);
        look();
      }),
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
      for (const answer of asking) answer();
    },
  };
}
