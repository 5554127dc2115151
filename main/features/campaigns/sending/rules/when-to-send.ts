import type { SendingRule } from '../../../../../preload/contract/mail.ts';
import { parisDay, parisMidnightAfter, parisTime } from '../../../../shared/paris-day.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Messages that were on their way before, in milliseconds since 1970: the last one, those `perHour` and `perDay` back. */
export interface SentBefore {
  readonly hourBack?: number | undefined;
  readonly dayBack?: number | undefined;
}

export interface MaySend {
  /** Now, or later. */
  readonly at: number;
  /** What is in the way until then. */
  readonly because?: 'hours' | 'cap';
}

/** Whether messages may go out at an instant, by the clocks of Paris. */
export function inHours(rule: SendingRule, time: number): boolean {
  const wall = parisTime(new Date(time));
  const clock = Math.floor((((wall % day) + day) % day) / hour);
  // 1970-01-01 was a Thursday.
  const weekday = ((Math.floor(wall / day) + 3) % 7) + 1;
  return rule.days.includes(weekday) && clock >= rule.from && clock < rule.to;
}

/**
 * The first instant from `now` on at which a message may go out: within the hours, and with no more than `perHour` in any
 * 60 minutes and `perDay` in a day of Paris, counted from when those before were done, however long they took.
 */
export function whenToSend(rule: SendingRule, before: SentBefore, now: number): MaySend {
  let at = now;
  let because: MaySend['because'];
  if (before.dayBack !== undefined && parisDay(new Date(before.dayBack)) >= parisDay(new Date(at))) {
    at = parisMidnightAfter(new Date(before.dayBack)).getTime();
    because = 'cap';
  }
  if (before.hourBack !== undefined && before.hourBack + hour >= at) {
    at = before.hourBack + hour + 1;
    because = 'cap';
  }
  const open = nextOpen(rule, at);
  if (open > at) because = 'hours';
  return because === undefined ? { at } : { at: open, because };
}

/** Clocks change and hours begin on whole hours of UTC. A rule whose only hour is skipped by the clocks has one a week later. */
function nextOpen(rule: SendingRule, from: number): number {
  let at = from;
  while (!inHours(rule, at)) at = (Math.floor(at / hour) + 1) * hour;
  return at;
}

/** Seconds between two messages, so that an hour's worth is spread over the hour. */
export function secondsApart(rule: SendingRule): number {
  return hour / 1000 / rule.perHour;
}
