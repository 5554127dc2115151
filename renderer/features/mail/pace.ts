import type { SendingRule } from '../../../preload/contract/mail.ts';

/** How long it takes to write to so many people. */
export interface Pace {
  /** Messages that one sending day lets out. */
  most: number;
  /** Sending days needed. */
  days: number;
  /** Hours that the last of them takes, the only one if `days` is 1; begun ones count. */
  hours: number;
  /** What ends a day: its own limit, after so many hours, or the evening. */
  dayFullAfter: number | undefined;
  /** The limit of the day is more than these hours let out. */
  neverFull: boolean;
}

/** The pace of a rule for a number of people, at least one; by whole hours. */
export function paceOf({ perHour, perDay, from, to }: SendingRule, people: number): Pace {
  const inHours = perHour * (to - from);
  const most = Math.min(perDay, inHours);
  const days = Math.max(1, Math.ceil(people / most));
  return {
    most,
    days,
    hours: Math.max(1, Math.ceil((people - (days - 1) * most) / perHour)),
    dayFullAfter: perDay < inHours ? Math.max(1, Math.ceil(perDay / perHour)) : undefined,
    neverFull: perDay > inHours,
  };
}

/** Days of the week that follow each other without a gap, at least three of them: their first and last. */
export function runOf(days: readonly number[]): readonly [first: number, last: number] | undefined {
  const sorted = days.toSorted((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined || sorted.length < 3) return undefined;
  return last - first === sorted.length - 1 ? [first, last] : undefined;
}
