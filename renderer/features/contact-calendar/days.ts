import type { Locale } from '../../ui/format.ts';

/** Days are civil: "2026-11-24", months "2026-11". Weeks are French: from Monday, numbered as ISO 8601 does. */
const length = 86_400_000;
const tags = { fr: 'fr-FR', en: 'en-GB' } as const;
const number = (day: string) => Date.parse(day) / length;
const dayOf = (count: number) => new Date(count * length).toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string => dayOf(number(day) + count);
export const monthOf = (day: string): string => day.slice(0, 7);

/** 0 for Monday to 6 for Sunday. */
export const weekday = (day: string): number => (((number(day) + 3) % 7) + 7) % 7;

export function addMonths(month: string, count: number): string {
  const [year = 0, one = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, one - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The same day of another month, or its last one where it is shorter. */
export function sameDayIn(day: string, count: number): string {
  const month = addMonths(monthOf(day), count);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const wished = `${month}-${day.slice(8)}`;
  return wished > last ? last : wished;
}

/** The three months of the quarter of a month. */
export function quarterOf(month: string): string[] {
  const first = addMonths(month, -((Number(month.slice(5)) - 1) % 3));
  return [first, addMonths(first, 1), addMonths(first, 2)];
}

/** The weeks that a month touches, each from Monday to Sunday, with their days of other months. */
export function weeksOf(month: string): string[][] {
  const end = `${addMonths(month, 1)}-01`;
  const weeks: string[][] = [];
  for (let monday = addDays(`${month}-01`, -weekday(`${month}-01`)); monday < end; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  return weeks;
}

/** The number of the week: the first one of a year holds its first Thursday. */
export function weekNumber(day: string): number {
  const thursday = addDays(day, 3 - weekday(day));
  return Math.floor((number(thursday) - number(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: 'UTC' });
  formats.set(key, found);
  return found;
}

/** "mardi 24 novembre 2026" */
export const longDay = (day: string, locale: Locale): string =>
  format(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(new Date(day))
    .replace(/(?<=\d) /u, '\u00a0');

/** "novembre 2026" */
export const monthName = (month: string, locale: Locale): string =>
  format(locale, { month: 'long', year: 'numeric' }).format(new Date(`${month}-01`));

/** Monday to Sunday, short and whole. */
export function weekdays(locale: Locale): { short: string; long: string }[] {
  return Array.from({ length: 7 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 5, 1 + index));
    return {
      short: format(locale, { weekday: 'short' }).format(day).replace('.', ''),
      long: format(locale, { weekday: 'long' }).format(day),
    };
  });
}
