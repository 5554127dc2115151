import type { EventReading } from '../../../../preload/contract/retention.ts';
import { dayOfNumber, parisDay, parisMidnightAfter } from '../../../shared/paris-day.ts';
import { dayNumber } from '../../../shared/spreadsheet/civil-time.ts';

/**
 * What a column must be less than, as it holds events, for them to be before a day of Paris: "2016-01-27", the same instant in
 * UTC "2016-01-26 23:00:00", or its seconds since 1970.
 */
export function limitAs(day: string, as: EventReading): string {
  if (as === 'day' || as === 'paris') return day;
  const instant = beginningOf(day);
  return as === 'unix' ? String(instant.getTime() / 1000) : instant.toISOString().slice(0, 19).replace('T', ' ');
}

/** The day of Paris of an event as the column holds it; undefined where it is none. */
export function dayOfEvent(text: string, as: EventReading): string | undefined {
  if (as === 'unix') return /^\d{1,11}$/.test(text) ? parisDay(new Date(Number(text) * 1000)) : undefined;
  const day = text.slice(0, 10);
  if (dayNumber(day) === undefined) return undefined;
  if (as !== 'utc') return day;
  const time = /^[ T](\d\d:\d\d(:\d\d)?)/.exec(text.slice(10))?.[1] ?? '00:00';
  const instant = new Date(`${day}T${time}Z`);
  return Number.isNaN(instant.getTime()) ? undefined : parisDay(instant);
}

function beginningOf(day: string): Date {
  const before = dayOfNumber((dayNumber(day) ?? 0) - 1);
  return parisMidnightAfter(new Date(`${before}T12:00:00Z`));
}
