import { useMemo } from 'react';
import type { Duration, RetentionClock, RetentionRule, RuleDraft, Said } from '../../../preload/contract/retention.ts';
import { useLocale, useWords } from '../../words.ts';

/** How clocks and rules are said, in the language being spoken. */
export function useSay() {
  const t = useWords('retention');
  const locale = useLocale();
  return useMemo(() => {
    const said = (both: Said) => both[locale];
    const duration = ({ amount, unit }: Duration) =>
      amount === 0 ? t('clocks.atOnce') : t(`clocks.${unit}`, { count: amount });
    return {
      said,
      duration,
      clock: ({ duration: length, event }: Pick<RetentionClock, 'duration' | 'event'>) =>
        t('clocks.from', { duration: duration(length), event: said(event) }),
      deed: ({ deed }: Pick<RuleDraft, 'deed'>) => {
        if (deed.kind === 'delete') return t('rules.deed.delete');
        const columns = deed.kind === 'empty' ? deed.columns : deed.columns.map(({ column }) => column);
        return t(`rules.deed.${deed.kind}`, { columns: columns.join(', '), count: columns.length });
      },
      nameOf: (clocks: readonly RetentionClock[], { clockId }: Pick<RetentionRule, 'clockId'>) => {
        const clock = clocks.find(({ id }) => id === clockId);
        return clock ? said(clock.name) : t('rules.noClock');
      },
    };
  }, [t, locale]);
}
