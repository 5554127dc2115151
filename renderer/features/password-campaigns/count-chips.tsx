import type { Audit, Outcome } from '../../../preload/contract/password-campaigns.ts';
import { SmallBars } from '../../ui/charts/bars.tsx';
import { ToggleChip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { frequentReasons, totalsOf } from './audit-facts.ts';
import { toggledIn } from './filters.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import c from './password-campaigns.module.css';
import type { UseFilters } from './use-filters.ts';

const always: readonly Outcome[] = ['weak', 'conforming', 'not-found', 'none'];

export type ChipsProps = { audit: Audit } & Pick<UseFilters, 'filters' | 'change' | 'show'>;

/** Where the audit stands, as numbers that are filters. */
export function CountChips({ audit, filters, change, show }: ChipsProps) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const totals = totalsOf(audit, filters.systems);
  const outcome = (key: Outcome) => (
    <ToggleChip
      key={key}
      label={t(`chip.${key}`)}
      count={totals.outcomes[key]}
      mark={<OutcomeMark outcome={key} />}
      selected={filters.outcomes.includes(key)}
      onToggle={() => change({ outcomes: toggledIn(filters.outcomes, key) })}
    />
  );
  const shown = always.filter(
    (key) => key === 'weak' || key === 'conforming' || totals.outcomes[key] > 0 || filters.outcomes.includes(key),
  );
  const bars = frequentReasons(totals).slice(0, 8);
  return (
    <fieldset className={c.chips}>
      <legend className="visually-hidden">{t('chips')}</legend>
      {outcome('weak')}
      <ToggleChip
        label={t('chip.shared')}
        count={totals.reasons.shared}
        selected={filters.reasons.includes('shared')}
        onToggle={() => change({ reasons: toggledIn(filters.reasons, 'shared') })}
      />
      {shown.slice(1).map(outcome)}
      {(totals.outcomes.unreadable > 0 || filters.outcomes.includes('unreadable')) && outcome('unreadable')}
      {bars.length > 1 && (
        <button type="button" className={c.small} title={t('breakdown.small')} onClick={() => show('breakdown')}>
          {t('breakdown.byReason').toLocaleLowerCase(format.locale)}
          <SmallBars values={bars.map(([, count]) => count)} />
        </button>
      )}
    </fieldset>
  );
}
