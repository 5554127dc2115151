import { dayOfNumber, parisDay } from '../../../shared/paris-day.ts';
import { dayNumber } from '../../../shared/spreadsheet/civil-time.ts';

/** The day on which a column is due to be verified: so many days after it last was, today where it never was. */
export function nextVerification(verifiedAt: string | undefined, everyDays: number, now: Date): string {
  if (verifiedAt === undefined) return parisDay(now);
  return dayOfNumber((dayNumber(parisDay(new Date(verifiedAt))) ?? 0) + everyDays);
}

/** Due today or before. */
export const isDue = (verifiedAt: string | undefined, everyDays: number, now: Date) =>
  nextVerification(verifiedAt, everyDays, now) <= parisDay(now);

/** Due before today, or never done. */
export const isOverdue = (verifiedAt: string | undefined, everyDays: number, now: Date) =>
  verifiedAt === undefined || nextVerification(verifiedAt, everyDays, now) < parisDay(now);
