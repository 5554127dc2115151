import { parisDay, parisMidnightAfter } from '../../shared/paris-day.ts';
import type { DeliveryCaps, DeliveryFull } from './journal.ts';

/** Turns taken before, in milliseconds since 1970: the last one, and those that are `perHour` and `perDay` turns back. */
export interface TakenBefore {
  readonly last?: number | undefined;
  readonly hourBack?: number | undefined;
  readonly dayBack?: number | undefined;
}

export const hour = 3_600_000;

/**
 * What keeps the next turn from being taken now, and until when; undefined where nothing does. Turns are numbered in the
 * order of their times, so that one that is `perHour` back says whether the hour is full.
 */
export function heldUp(caps: DeliveryCaps, before: TakenBefore, now: number): DeliveryFull | undefined {
  const day = new Date(now);
  const ends: [DeliveryFull['of'], number][] = [];
  if (before.dayBack !== undefined && parisDay(new Date(before.dayBack)) >= parisDay(day))
    ends.push(['day', parisMidnightAfter(new Date(Math.max(now, before.dayBack))).getTime()]);
  // Both ends of an hour belong to it.
  if (before.hourBack !== undefined && before.hourBack >= now - hour) ends.push(['hour', before.hourBack + hour + 1]);
  if (before.last !== undefined && before.last + caps.apart * 1000 > now)
    ends.push(['pace', before.last + caps.apart * 1000]);
  const [first, ...others] = ends;
  if (!first) return undefined;
  const [of, until] = others.reduce((late, one) => (one[1] > late[1] ? one : late), first);
  return { kind: 'full', of, secondsLeft: (until - now) / 1000 };
}
