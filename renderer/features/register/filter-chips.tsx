import { Button, TextInput } from '@mantine/core';
import { type RegisterSummary, registered } from '../../../preload/contract/register.ts';
import { MenuChip } from '../../ui/chips.tsx';
import { useWords } from '../../words.ts';
import { useEntryWords } from './entry-words.ts';
import { type Filters, narrows } from './filters.ts';
import c from './register.module.css';
import type { ChangeFilters } from './use-filters.ts';

interface FilterChipsProps {
  summary: RegisterSummary;
  filters: Filters;
  change: ChangeFilters;
}

/** What, who, and between which days; only what occurs is offered. */
export function FilterChips({ summary, filters, change }: FilterChipsProps) {
  const t = useWords('register');
  const words = useEntryWords();
  const countOf = (key: string) => summary.what.find((one) => one.key === key)?.count;
  const authors = summary.authors.map(({ key }) => key);
  return (
    <div className={c.filters}>
      <MenuChip
        label={t('filter.what')}
        value={filters.what}
        onChange={(what) => change({ what })}
        options={registered
          .filter((key) => countOf(key) !== undefined || filters.what.includes(key))
          .map((value) => ({ value, label: words.what(value), count: countOf(value) }))}
      />
      <MenuChip
        label={t('filter.authors')}
        value={filters.authors}
        onChange={(who) => change({ authors: who })}
        options={[...new Set([...authors, ...filters.authors])].map((value) => ({
          value,
          label: value === '' ? t('nobody') : value,
          count: summary.authors.find(({ key }) => key === value)?.count,
        }))}
      />
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          size="xs"
          label={t(`filter.${end}`)}
          classNames={{ root: c.day ?? '' }}
          value={filters[end] ?? ''}
          onChange={(event) => change({ [end]: event.currentTarget.value || undefined }, true)}
        />
      ))}
      {narrows({ ...filters, search: '' }) && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => change({ search: '', what: [], authors: [], from: undefined, to: undefined })}
        >
          {t('clearFilters')}
        </Button>
      )}
    </div>
  );
}
