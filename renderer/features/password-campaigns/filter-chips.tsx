import { Button } from '@mantine/core';
import { type System, systems } from '../../../preload/contract/common.ts';
import { changes, type Reason, reasons } from '../../../preload/contract/password-campaigns.ts';
import { MenuChip } from '../../ui/chips.tsx';
import { useWords } from '../../words.ts';
import { totalsOf } from './audit-facts.ts';
import type { ChipsProps } from './count-chips.tsx';
import { narrows } from './filters.ts';
import c from './password-campaigns.module.css';

/** Filters with several values: system, reason, change. */
export function FilterChips({ audit, filters, change }: Omit<ChipsProps, 'show'>) {
  const t = useWords('passwordCampaigns');
  const totals = totalsOf(audit, filters.systems);
  const ofSystem = (system: System) => audit.counts.find((one) => one.system === system)?.total;
  const occurs = (reason: Reason) => totals.reasons[reason] > 0 || filters.reasons.includes(reason);
  return (
    <div className={c.group}>
      <MenuChip
        label={t('filter.systems')}
        value={filters.systems}
        onChange={(value) => change({ systems: value })}
        options={systems
          .filter((system) => ofSystem(system) !== undefined || filters.systems.includes(system))
          .map((value) => ({ value, label: t(`system.${value}`), count: ofSystem(value) }))}
      />
      <MenuChip
        label={t('filter.reasons')}
        value={filters.reasons}
        onChange={(value) => change({ reasons: value })}
        options={reasons
          .filter(occurs)
          .map((value) => ({ value, label: t(`short.${value}`), count: totals.reasons[value] }))}
      />
      <MenuChip
        label={t('filter.changes')}
        value={filters.changes}
        onChange={(value) => change({ changes: value })}
        options={changes.map((value) => ({ value, label: t(`change.${value}`) }))}
      />
      {narrows({ ...filters, search: '' }) && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => change({ search: '', systems: [], outcomes: [], reasons: [], changes: [] })}
        >
          {t('clearFilters')}
        </Button>
      )}
    </div>
  );
}
