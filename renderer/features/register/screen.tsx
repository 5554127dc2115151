import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegisterEntry } from '../../../preload/contract/register.ts';
import { api } from '../../client.ts';
import { whileShown } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { EntryPanel } from './entry-panel.tsx';
import { FilterChips } from './filter-chips.tsx';
import { RegisterTable } from './register-table.tsx';
import { useFilters } from './use-filters.ts';

/** The register: who ran what, and when. It is read, searched and exported; nothing in it is changed. */
export function RegisterScreen() {
  const t = useWords('register');
  const explain = useExplain('register');
  const { filters, change } = useFilters();
  const [opened, setOpened] = useState<RegisterEntry>();
  const summary = useQuery(api.register.watch.experimental_liveOptions(whileShown));
  const known = summary.data;
  return (
    <Page
      title={t('title')}
      line={known && known.total > 0 ? t('line', { count: known.total }) : t('lineNone')}
      search={
        <SearchField
          label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={filters.search}
          onChange={(search) => change({ search }, true)}
        />
      }
      filters={known && known.total > 0 && <FilterChips summary={known} filters={filters} change={change} />}
      body="fill"
      panel={opened && <EntryPanel entry={opened} onClose={() => setOpened(undefined)} />}
    >
      {summary.isPending && <Loading rows={12} />}
      {summary.error && !known && <Failure explanation={explain(summary.error)} retry={() => void summary.refetch()} />}
      {known && (
        <RegisterTable
          version={known.version}
          filters={filters}
          change={change}
          opened={opened?.id}
          onOpen={setOpened}
        />
      )}
    </Page>
  );
}
