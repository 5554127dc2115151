const iso = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const french = /^(\d{2})\/(\d{2})\/(\d{4})(?!\d)/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;
const seconds = /^\d{9,10}$/;

/** The civil day of a stored date, whatever its shape in old tables (ISO, dd/mm/yyyy, yyyymmdd, Unix seconds); null for none or an impossible one. */
export function parseDay(stored: string | null): string | null {
  const text = stored?.trim() ?? '';
  if (seconds.test(text)) return Number(text) > 0 ? new Date(Number(text) * 1000).toISOString().slice(0, 10) : null;
  const [, year, month, day] = iso.exec(text) ?? compact.exec(text) ?? [];
  if (year && month && day) return civil(year, month, day);
  const [, day2, month2, year2] = french.exec(text) ?? [];
  return year2 && month2 && day2 ? civil(year2, month2, day2) : null;
}

function civil(year: string, month: string, day: string): string | null {
  const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const same = instant.getUTCMonth() === Number(month) - 1 && instant.getUTCDate() === Number(day);
  return same && Number(year) >= 1970 ? `${year}-${month}-${day}` : null;
}

/** Whether a day lies so many years or more before another. */
export function isYearsBefore(day: string, years: number, today: string): boolean {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}` <= today;
}
