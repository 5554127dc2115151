import { type Campaign, deliveryStates, standings } from '../../../preload/contract/campaigns.ts';
import { reasons } from '../../../preload/contract/password-campaigns.ts';
import { MenuChip, ToggleChip } from '../../ui/chips.tsx';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { type Filters, toggledIn } from './filters.ts';
import { StandingMark } from './state-mark.tsx';
import type { ChangeFilters } from './use-filters.ts';

interface PeopleChipsProps {
  campaign: Campaign;
  filters: Filters;
  change: ChangeFilters;
}

/** Where people stand, as numbers that are filters. */
export function PeopleChips({ campaign, filters, change }: PeopleChipsProps) {
  const t = useWords('campaigns');
  const reason = useWords('passwordCampaigns');
  const { counts, deliveries } = campaign;
  const shown = standings.filter((one) => counts[one] > 0 || filters.standings.includes(one));
  const fates = deliveryStates.filter((one) => (deliveries[one] ?? 0) > 0 || filters.deliveries.includes(one));
  return (
    <fieldset className={c.chips}>
      <legend className="visually-hidden">{t('chips')}</legend>
      {shown.map((one) => (
        <ToggleChip
          key={one}
          label={t(`standings.${one}`)}
          count={counts[one]}
          mark={<StandingMark standing={one} />}
          selected={filters.standings.includes(one)}
          onToggle={() => change({ standings: toggledIn(filters.standings, one) })}
        />
      ))}
      <MenuChip
        label={t('filter.reasons')}
        options={reasons
          .filter((one) => campaign.reasons.length === 0 || campaign.reasons.includes(one))
          .map((value) => ({ value, label: reason(`short.${value}`) }))}
        value={filters.reasons}
        onChange={(value) => change({ reasons: value })}
      />
      {fates.length > 0 && (
        <MenuChip
          label={t('filter.deliveries')}
          options={fates.map((value) => ({ value, label: t(`delivery.${value}`), count: deliveries[value] }))}
          value={filters.deliveries}
          onChange={(value) => change({ deliveries: value })}
        />
      )}
    </fieldset>
  );
}
