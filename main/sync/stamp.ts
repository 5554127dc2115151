import type { Stamp } from './operation.ts';

/** How far ahead of the corrected time a clock may be and still be followed: five minutes. */
export const farthestAhead = 5 * 60_000;

export const earliestStamp: Stamp = { time: 0, counter: 0 };

/** Which of two stamps comes first, as a sort wants it. */
export function compareStamps(one: Stamp, other: Stamp): number {
  return one.time - other.time || one.counter - other.counter;
}

/** The stamp of an edit made now: after `last` whatever the clock says (Kulkarni 2014, hybrid logical clocks). */
export function nextStamp(last: Stamp, now: number): Stamp {
  return now > last.time ? { time: now, counter: 0 } : { time: last.time, counter: last.counter + 1 };
}

/** The last stamp after one was received: ours follows theirs, unless it is further ahead than clocks may differ. */
export function adoptStamp(last: Stamp, received: Stamp, now: number): Stamp {
  return received.time <= now + farthestAhead && compareStamps(received, last) > 0 ? received : last;
}

/** The last stamp after the clock was set by the store's: one dated far ahead is not followed any longer. */
export function correctStamp(last: Stamp, now: number): Stamp {
  return last.time > now + farthestAhead ? { time: now, counter: 0 } : last;
}
