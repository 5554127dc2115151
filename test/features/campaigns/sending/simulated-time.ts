import { setImmediate as breathe } from 'node:timers/promises';
import type { Sleep } from '../../../../main/features/campaigns/sending/sending-deps.ts';

/** A clock that goes on by itself, to the next instant somebody waits for, as soon as nothing else happens. */
export function simulatedTime(begin: string) {
  let now = Date.parse(begin);
  let busy = 0;
  let going = false;
  let end = Number.POSITIVE_INFINITY;
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();

  const sleep: Sleep = (milliseconds, signal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      const sleeper = {
        at: now + milliseconds,
        wake: () => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      signal.addEventListener('abort', sleeper.wake);
      sleepers.add(sleeper);
      void go();
    });

  /** Nothing stirs for a few turns of the event loop: nobody works any more, all wait. */
  async function go(): Promise<void> {
    if (going) return;
    going = true;
    while (sleepers.size > 0) {
      for (let quiet = 0; quiet < 4; quiet++) {
        await breathe();
        if (busy > 0) quiet = -1;
      }
      const [first] = [...sleepers].sort((a, b) => a.at - b.at);
      if (!first || busy > 0) continue;
      if (first.at > end) break;
      now = Math.max(now, first.at);
      first.wake();
    }
    going = false;
  }

  return {
    clock: () => new Date(now),
    sleep,
    /** Time stands still while this goes on. */
    async during<Result>(deed: Promise<Result>): Promise<Result> {
      busy += 1;
      try {
        return await deed;
      } finally {
        busy -= 1;
      }
    },
    /** Time passes while something is done. */
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Time stops before whatever is later than this instant; undefined lets it go on for ever. */
    stopAt(instant: string | undefined) {
      end = instant === undefined ? Number.POSITIVE_INFINITY : Date.parse(instant);
      void go();
    },
  };
}

export type SimulatedTime = ReturnType<typeof simulatedTime>;
