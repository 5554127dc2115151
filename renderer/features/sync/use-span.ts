import { useWords } from '../../words.ts';

const day = 86_400;

/** A length of time in words, from seconds to years: "2 h 10", "3 jours", "1 an". */
export function useSpan(): (seconds: number) => string {
  const t = useWords('sync');
  return (given) => {
    const seconds = Math.abs(Math.round(given));
    const minutes = Math.round(seconds / 60);
    if (seconds < 90) return t('span.seconds', { count: seconds });
    if (minutes < 60) return t('span.minutes', { count: minutes });
    if (seconds < 2 * day)
      return t('span.hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') });
    if (seconds < 360 * day) return t('span.days', { count: Math.round(seconds / day) });
    return t('span.years', { count: Math.round(seconds / (365 * day)) });
  };
}
