import type { Duration } from '../../../../preload/contract/retention.ts';
import { dayOfNumber } from '../../../shared/paris-day.ts';
import { dayNumber } from '../../../shared/spreadsheet/civil-time.ts';

export interface TimeRule {
  readonly duration: Duration;
  readonly runsFrom: 'event' | 'financial-year-end';
  /** "12-31": the last day of the financial year. */
  readonly financialYearEnd: string;
}

/**
 * The first day on which what happened on `event` may go. A duration in months or years ends on the day that bears the same
 * number, or the last of its month (code de procédure civile, art. 641); the day of the event does not count, and the last
 * day counts whole (art. 642), so that what may go goes on the day after it.
 */
export function dueDay(event: string, { duration, runsFrom, financialYearEnd }: TimeRule): string {
  const from = runsFrom === 'event' ? event : endOfFinancialYear(event, financialYearEnd);
  return dayAfter(plus(from, duration));
}

/** The last day of the financial year in which a day falls; an end that a month has not is the last day of that month. */
export function endOfFinancialYear(day: string, end: string): string {
  const [month = 12, date = 31] = end.split('-').map(Number);
  const year = Number(day.slice(0, 4));
  const own = civil(year, month, date);
  return day <= own ? own : civil(year + 1, month, date);
}

function plus(day: string, { amount, unit }: Duration): string {
  if (unit === 'day') return dayOfNumber(numberOf(day) + amount);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const months = year * 12 + (month - 1) + (unit === 'year' ? amount * 12 : amount);
  return civil(Math.floor(months / 12), (months % 12) + 1, date);
}

/** The day of this number in a month, or its last one. */
function civil(year: number, month: number, date: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [String(year).padStart(4, '0'), two(month), two(Math.min(date, last))].join('-');
}

const two = (number: number) => String(number).padStart(2, '0');

export const dayAfter = (day: string) => dayOfNumber(numberOf(day) + 1);

function numberOf(day: string): number {
  const number = dayNumber(day);
  if (number === undefined) throw new RangeError('No calendar has this day.');
  return number;
}

/** The earliest day that is believed of an event: what comes before stands for "not known" in most databases. */
export const firstDay = '1971-01-01';

/**
 * The first event whose time has not come on `today`: whatever happened before it may go. `firstDay` where nothing may. Found by
 * halving, for a later event is never due earlier.
 */
export function limitOf(rule: TimeRule, today: string): string {
  let [low, high] = [numberOf(firstDay), Math.max(numberOf(firstDay), numberOf(today)) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (dueDay(dayOfNumber(middle), rule) > today) high = middle;
    else low = middle + 1;
  }
  return dayOfNumber(low);
}
