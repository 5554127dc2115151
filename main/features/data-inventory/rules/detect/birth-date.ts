const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?)?$/;
const french = /^(\d\d)[/.-](\d\d)[/.-](\d{4})$/;

/** The year of a day without an hour, "1971-04-12" or "12/04/1971"; undefined for anything else. */
export function yearOfDay(value: string): number | undefined {
  const text = value.trim();
  const [, year] = iso.exec(text) ?? [];
  if (year !== undefined) return Number(year);
  const [, day, month, late] = french.exec(text) ?? [];
  return late !== undefined && Number(day) <= 31 && Number(month) <= 12 ? Number(late) : undefined;
}

/** Whether somebody born in that year may be alive and have an account. */
export const isAge = (year: number, thisYear: number): boolean => thisYear - year >= 5 && thisYear - year <= 110;
