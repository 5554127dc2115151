import { useMemo } from 'react';
import type { SendingRule } from '../../../preload/contract/mail.ts';
import { useLocale, useWords } from '../../words.ts';
import { paceOf, runOf } from './pace.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The rule of sending in sentences: its limits, its hours and days, and what it amounts to for a number of people. */
export function useRuleWords() {
  const t = useWords('mail');
  const locale = useLocale();
  return useMemo(() => {
    const day = (number: number) => t(`rule.day.${weekdays[number - 1] ?? 'monday'}`);
    const hour = (value: number) => t('rule.hour', { hour: String(value) });
    const onDays = (days: readonly number[]): string => {
      const run = runOf(days);
      if (days.length === 7) return t('rule.everyDay');
      if (run) return t('rule.fromDayToDay', { first: day(run[0]), last: day(run[1]) });
      const names = days.toSorted((a, b) => a - b).map(day);
      return t('rule.onDays', { days: new Intl.ListFormat(locale, { type: 'conjunction' }).format(names) });
    };
    const amounts = (rule: SendingRule, people: number): string[] => {
      const { days, hours, most, dayFullAfter, neverFull } = paceOf(rule, people);
      return [
        days === 1 ? t('rule.oneDay', { people, count: hours }) : t('rule.manyDays', { people, count: days, most }),
        ...(dayFullAfter === undefined || days === 1 ? [] : [t('rule.dayFull', { count: dayFullAfter })]),
        ...(neverFull ? [t('rule.neverFull', { most })] : []),
      ];
    };
    return {
      day,
      hour,
      amounts,
      limits: ({ perHour, perDay }: SendingRule) => t('rule.limits', { perHour, perDay }),
      times: ({ from, to, days }: SendingRule) =>
        t('rule.times', { from: hour(from), to: hour(to), days: onDays(days) }),
    };
  }, [t, locale]);
}
