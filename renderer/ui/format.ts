export type Locale = 'fr' | 'en';

/** The cooperative lives in one time zone, wherever the laptop is. */
const zone = 'Europe/Paris';
const tags = { fr: 'fr-FR', en: 'en-GB' } as const;
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${locale}${JSON.stringify(options)}`;
  const found = (kept.get(key) as Intl.NumberFormat | undefined) ?? new Intl.NumberFormat(tags[locale], options);
  kept.set(key, found);
  return found;
}

function dates(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${locale}${JSON.stringify(options)}`;
  const found = (kept.get(key) as Intl.DateTimeFormat | undefined) ?? new Intl.DateTimeFormat(tags[locale], options);
  kept.set(key, found);
  return found;
}

/** "1 760" with a narrow no-break space in French, "1,760" in English. */
export function formatNumber(value: number, locale: Locale, decimals = 0): string {
  return numbers(locale, { maximumFractionDigits: decimals }).format(value);
}

/** A ratio 0 to 1 as "12,5 %" (narrow no-break space) or "12.5%". */
export function formatPercent(ratio: number, locale: Locale): string {
  const text = numbers(locale, { style: 'percent', maximumFractionDigits: 1 }).format(ratio);
  return locale === 'fr' ? text.replace(/\s%/u, '\u202f%') : text;
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** A day "2018-01-26" or an instant as "26 janv. 2018"; the spaces do not break. */
export function formatDate(value: string, locale: Locale): string {
  const timeZone = isDay(value) ? 'UTC' : zone;
  return dates(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone })
    .format(new Date(value))
    .replaceAll(' ', '\u00a0');
}

/** An instant as "14:02", in Paris. */
export function formatTime(instant: string, locale: Locale): string {
  return dates(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(
    new Date(instant),
  );
}

/** "14:02" for an instant of the same day as `now`, else "26 janv. 2018, 14:02". */
export function formatMoment(instant: string, locale: Locale, now: Date = new Date()): string {
  const day = formatDate(instant, locale);
  const time = formatTime(instant, locale);
  return day === formatDate(now.toISOString(), locale) ? time : `${day}, ${time}`;
}

/** A whole of seconds in the parts a sentence needs: which one, and with what values. */
export function durationParts(seconds: number) {
  const minutes = Math.round(seconds / 60);
  if (seconds < 50) return { unit: 'moments' as const };
  if (minutes < 60) return { unit: 'minutes' as const, count: Math.max(1, minutes) };
  return { unit: 'hours' as const, hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') };
}
