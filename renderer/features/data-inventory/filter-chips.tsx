import { Button } from '@mantine/core';
import { dataCategories, type Inventory } from '../../../preload/contract/data-inventory.ts';
import { MenuChip, ToggleChip } from '../../ui/chips.tsx';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';
import { countsOf, type Filters, groups, narrows } from './filters.ts';
import type { ChangeFilters } from './use-filters.ts';
import { useInventoryWords } from './use-inventory-words.ts';

/** States and categories as filters; only what occurs is offered. Those in which nothing was recognised are a list of their own. */
export function FilterChips({
  inventory,
  filters,
  change,
}: {
  inventory: Inventory;
  filters: Filters;
  change: ChangeFilters;
}) {
  const t = useWords('dataInventory');
  const words = useInventoryWords();
  const counts = countsOf(inventory.columns, inventory.others);
  const toggle = (group: (typeof groups)[number]) => {
    if (filters.groups.includes(group)) return change({ groups: filters.groups.filter((one) => one !== group) });
    const others = filters.groups.filter((one) => one !== 'nothing');
    change(group === 'nothing' ? { groups: [group], categories: [] } : { groups: [...others, group] });
  };
  return (
    <div className={c.filters}>
      {groups
        .filter((group) => counts[group] > 0 || filters.groups.includes(group))
        .map((group) => (
          <ToggleChip
            key={group}
            label={t(`group.${group}`)}
            count={counts[group]}
            selected={filters.groups.includes(group)}
            onToggle={() => toggle(group)}
          />
        ))}
      <MenuChip
        label={t('filter.category')}
        value={filters.categories}
        onChange={(categories) => change({ categories, groups: filters.groups.filter((one) => one !== 'nothing') })}
        options={dataCategories
          .map((value) => ({
            value,
            label: words.category(value),
            count: inventory.columns.filter(({ category }) => category === value).length,
          }))
          .filter(({ value, count }) => count > 0 || filters.categories.includes(value))}
      />
      {narrows({ ...filters, search: '' }) && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => change({ groups: [], categories: [] })}>
          {t('clearFilters')}
        </Button>
      )}
    </div>
  );
}
