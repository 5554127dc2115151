import { useMemo } from 'react';
import { useLocale, useWords } from '../words.ts';
import { durationParts, formatDate, formatMoment, formatNumber, formatPercent, formatTime } from './format.ts';

/** The formats of the language being spoken: numbers, dates, times, durations, sizes. */
export function useFormat() {
  const locale = useLocale();
  const t = useWords('ui');
  return useMemo(
    () => ({
      locale,
      number: (value: number, decimals = 0) => formatNumber(value, locale, decimals),
      percent: (ratio: number) => formatPercent(ratio, locale),
      date: (value: string) => formatDate(value, locale),
      time: (instant: string) => formatTime(instant, locale),
      moment: (instant: string) => formatMoment(instant, locale),
      /** "à 14:02" for today, else "le 26 janv. 2018": to follow a verb. */
      when: (instant: string) => {
        const date = formatDate(instant, locale);
        return date === formatDate(new Date().toISOString(), locale)
          ? t('when.today', { time: formatTime(instant, locale) })
          : t('when.before', { date });
      },
      /** "encore 3 min" */
      left: (seconds: number) => {
        const { unit, ...values } = durationParts(seconds);
        return t(`left.${unit}`, values);
      },
      /** "12 ms", "1,4 s", "3 min" */
      duration: (milliseconds: number) => {
        if (milliseconds < 1000) return t('duration.milliseconds', { count: Math.round(milliseconds) });
        if (milliseconds < 60_000)
          return t('duration.seconds', { value: formatNumber(milliseconds / 1000, locale, 1) });
        const { unit, ...values } = durationParts(milliseconds / 1000);
        return t(`duration.${unit === 'moments' ? 'seconds' : unit}`, values);
      },
      /** "4,2 Mo" */
      bytes: (count: number) => {
        if (count < 1000) return t('bytes.one', { value: count });
        if (count < 1_000_000) return t('bytes.kilo', { value: Math.round(count / 1000) });
        return t('bytes.mega', { value: formatNumber(count / 1_000_000, locale, 1) });
      },
    }),
    [locale, t],
  );
}
