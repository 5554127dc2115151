import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { MailCheck, SearchX, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Campaign, PeopleQuery, Person } from '../../../preload/contract/campaigns.ts';
import { api, client } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { nothing, type Selection } from '../../ui/data-table/selection.ts';
import type { Source } from '../../ui/data-table/use-windows.ts';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { peopleVersion } from './campaign-facts.ts';
import { type Filters, narrows, sortedBy } from './filters.ts';
import { usePeopleColumns } from './people-columns.tsx';
import { PeopleFoot } from './people-foot.tsx';
import type { ChangeFilters } from './use-filters.ts';

interface PeopleTableProps {
  campaign: Campaign;
  /** Only those whom messages do not reach, with why. */
  toReach: boolean;
  filters: Filters;
  change: ChangeFilters;
  opened: string | undefined;
  /** Whether a panel stands beside it. */
  narrowed: boolean;
  onOpen: (person: Person) => void;
}

const shown = {
  board: {
    wide: new Set(['name', 'address', 'standing', 'accounts', 'last', 'next']),
    small: new Set(['name', 'standing', 'accounts', 'last']),
    beside: new Set(['name', 'standing', 'last']),
    least: new Set(['name', 'standing']),
  },
  toReach: {
    wide: new Set(['name', 'address', 'cause', 'accounts', 'said']),
    small: new Set(['name', 'address', 'cause', 'accounts']),
    beside: new Set(['name', 'cause', 'accounts']),
    least: new Set(['name', 'cause']),
  },
};

/** The people who match, as a table, with what may be done with those that are picked. */
export function PeopleTable({ campaign, toReach, filters, change, opened, narrowed, onOpen }: PeopleTableProps) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const queries = useQueryClient();
  const narrow = useMediaQuery('(max-width: 1400px)') ?? false;
  const small = useMediaQuery('(max-width: 1150px)') ?? false;
  const all = usePeopleColumns();
  const columns = useMemo(() => {
    const { wide, small: few, beside, least } = shown[toReach ? 'toReach' : 'board'];
    const keys = narrowed && narrow ? (small ? least : beside) : small ? few : wide;
    return all.filter(({ key }) => keys.has(key));
  }, [all, toReach, narrowed, narrow, small]);
  const query = useMemo(
    (): PeopleQuery => ({
      ...filters,
      ...(toReach ? { standings: ['unreachable'], reasons: [], deliveries: [] } : {}),
      campaignId: campaign.id,
      ids: [],
    }),
    [filters, toReach, campaign.id],
  );
  const asked = JSON.stringify(query);
  const [picked, setPicked] = useState<{ of: string; selection: Selection }>({ of: '', selection: nothing });
  const selection = picked.of === asked ? picked.selection : nothing;
  // While some are picked the list stays as it is: what is picked by its place must go on meaning the same people.
  const now = peopleVersion(campaign);
  const [version, setVersion] = useState(now);
  if (selection.length === 0 && version !== now) setVersion(now);
  const source = useMemo(() => sourceOf(query, version), [query, version]);
  return (
    <DataTable<Person>
      name={toReach ? 'campaign-to-reach' : 'campaign-people'}
      label={t('table')}
      columns={columns}
      source={source}
      sort={{ key: filters.sort, direction: filters.direction }}
      onSort={(key) => change(sortedBy(filters, key))}
      selection={selection}
      onSelection={(next) => setPicked({ of: asked, selection: next })}
      onOpen={onOpen}
      isOpen={({ id }) => id === opened}
      explain={explain}
      foot={(total) => (
        <PeopleFoot
          campaign={campaign}
          what={toReach ? 'letters' : 'people'}
          query={query}
          total={total}
          selection={selection}
          source={source}
          queries={queries}
        />
      )}
      empty={<Nobody toReach={toReach} filters={filters} change={change} />}
    />
  );
}

function Nobody({ toReach, filters, change }: Pick<PeopleTableProps, 'toReach' | 'filters' | 'change'>) {
  const t = useWords('campaigns');
  if (toReach ? filters.search !== '' : narrows(filters))
    return (
      <Empty
        icon={SearchX}
        title={t('noMatch')}
        action={
          <Button variant="default" onClick={() => change({ search: '', standings: [], reasons: [], deliveries: [] })}>
            {t('clearFilters')}
          </Button>
        }
      />
    );
  if (toReach)
    return (
      <Empty icon={MailCheck} title={t('toReach.nobody')}>
        {t('toReach.nobodyLine')}
      </Empty>
    );
  return <Empty icon={Users} title={t('nobody')} />;
}

function sourceOf(query: PeopleQuery, version: string): Source<Person> {
  return {
    id: `${JSON.stringify(query)} ${version}`,
    window: (offset, limit) => {
      const input = { ...query, offset, limit };
      return {
        queryKey: [...api.campaigns.people.queryKey({ input }), version],
        queryFn: ({ signal }) => client.campaigns.people(input, { signal }),
      };
    },
  };
}
