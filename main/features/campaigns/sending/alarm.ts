import { setTimeout as pause } from 'node:timers/promises';
import type { Changes } from '../../../shared/changes.ts';
import type { Sleep } from './sending-deps.ts';

/** By the clock of the machine. */
export const systemSleep: Sleep = (milliseconds, signal) =>
  pause(Math.min(milliseconds, 2 ** 31 - 1), undefined, { signal }).catch(() => {});

export interface Alarm {
  ring(): void;
  /** How often it has rung: to be asked before looking at what may change, and given to `wait`. */
  rung(): number;
  /** Ends after so long, when it rings, at once if it has rung since, or when the signal aborts; never throws. */
  wait(milliseconds: number, since: number, signal: AbortSignal): Promise<void>;
}

/** Rings when asked, and at each of these news, until the signal aborts. */
export function openAlarm(sleep: Sleep, news: readonly Changes[], signal: AbortSignal): Alarm {
  let times = 0;
  let wakers = new Set<AbortController>();
  function ring(): void {
    times += 1;
    const woken = wakers;
    wakers = new Set();
    for (const waker of woken) waker.abort();
  }
  const follow = async (changes: Changes) => {
    for await (const _ of changes.follow(() => undefined, signal)) ring();
  };
  for (const changes of news) void follow(changes);
  return {
    ring,
    rung: () => times,
    async wait(milliseconds, since, until) {
      if (times !== since || until.aborted) return;
      const waker = new AbortController();
      wakers.add(waker);
      await sleep(Math.max(0, milliseconds), AbortSignal.any([waker.signal, until]));
      wakers.delete(waker);
    },
  };
}
