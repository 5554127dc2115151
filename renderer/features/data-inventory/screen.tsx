import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BookText, DatabaseZap, ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Profile } from '../../../preload/contract/connections.ts';
import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { api } from '../../client.ts';
import { useOfflineSince, whileShown } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, Failure, Loading, Offline } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { ColumnPanel } from './column-panel.tsx';
import c from './data-inventory.module.css';
import { FilterChips } from './filter-chips.tsx';
import { narrowed } from './filters.ts';
import { InventoryTable } from './inventory-table.tsx';
import { places } from './places.ts';
import { ScanButton, ScanState, useScan } from './scan-part.tsx';
import { useFilters } from './use-filters.ts';

/** Personal data: what the columns of a database hold of people, found by a scan and decided by volunteers. */
export function DataInventoryScreen() {
  const t = useWords('dataInventory');
  const explain = useExplain('dataInventory');
  const { filters } = useFilters();
  const connections = useQuery(api.connections.list.queryOptions());
  const base = connections.data?.find(({ id }) => id === filters.base) ?? connections.data?.[0];
  if (base) return <OfBase key={base.id} base={base} bases={connections.data ?? []} />;
  return (
    <Page title={t('title')} line={t('line')}>
      {connections.isPending && <Loading rows={8} />}
      {connections.error && (
        <Failure explanation={explain(connections.error)} retry={() => void connections.refetch()} />
      )}
      {connections.data && (
        <Empty
          icon={DatabaseZap}
          title={t('noBase')}
          action={
            <Button component={Link} to={places.connections}>
              {t('toConnections')}
            </Button>
          }
        >
          {t('noBaseLine')}
        </Empty>
      )}
    </Page>
  );
}

function OfBase({ base, bases }: { base: Profile; bases: readonly Profile[] }) {
  const t = useWords('dataInventory');
  const format = useFormat();
  const explain = useExplain('dataInventory');
  const offline = useOfflineSince();
  const { filters, change } = useFilters();
  const [opened, setOpened] = useState<InventoryColumn>();
  const scan = useScan();
  const watched = useQuery(
    api.dataInventory.watch.experimental_liveOptions({ input: { connectionId: base.id }, ...whileShown }),
  );
  const inventory = watched.data;
  const nothing = filters.groups.includes('nothing');
  const shown = inventory && !nothing ? narrowed(inventory.columns, filters) : undefined;
  // What was decided meanwhile is shown at once.
  const now = opened && (inventory?.columns.find(({ id }) => id === opened.id) ?? opened);
  const any = inventory !== undefined && (inventory.columns.length > 0 || inventory.others > 0);
  const line = inventory?.scan
    ? t('lineScan', {
        base: base.name,
        tables: t('tables', { count: inventory.scan.tables }),
        columns: t('columns', { count: inventory.scan.columns }),
        when: format.when(inventory.scan.at),
      })
    : t('line');
  return (
    <Page
      title={t('title')}
      line={line}
      search={
        any && (
          <SearchField
            label={t('search')}
            placeholder={t('searchPlaceholder')}
            value={filters.search}
            onChange={(search) => change({ search }, true)}
          />
        )
      }
      action={
        any && (
          <>
            <Button
              component={Link}
              to={places.register}
              variant="default"
              leftSection={<BookText size={15} aria-hidden />}
            >
              {t('toRegister')}
            </Button>
            <ScanButton connectionId={base.id} scan={scan} inventory={inventory} />
          </>
        )
      }
      filters={
        inventory && (
          <div className={c.above}>
            {offline !== undefined && watched.dataUpdatedAt > 0 && (
              <Offline since={offline} of={inventory.scan?.at ?? new Date(watched.dataUpdatedAt).toISOString()} />
            )}
            <ScanState base={base.name} scan={scan} inventory={inventory} />
            <div className={c.chipsLine}>
              {any && <FilterChips inventory={inventory} filters={filters} change={change} />}
              {bases.length > 1 && (
                <NativeSelect
                  size="xs"
                  aria-label={t('base')}
                  value={base.id}
                  data={bases.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(event) => change({ base: event.currentTarget.value })}
                />
              )}
            </div>
          </div>
        )
      }
      body="fill"
      panel={now && <ColumnPanel connectionId={base.id} column={now} onClose={() => setOpened(undefined)} />}
    >
      {watched.isPending && <Loading rows={12} />}
      {watched.error && !inventory && (
        <Failure explanation={explain(watched.error)} retry={() => void watched.refetch()} />
      )}
      {inventory && any && (
        <InventoryTable
          connectionId={base.id}
          columns={shown}
          version={watched.dataUpdatedAt}
          filters={filters}
          change={change}
          opened={now}
          onOpen={setOpened}
        />
      )}
      {inventory && !any && (
        <Empty
          icon={ScanSearch}
          title={inventory.running ? t('emptyRunning') : t('empty')}
          action={!inventory.running && <ScanButton connectionId={base.id} scan={scan} inventory={inventory} />}
        >
          {t('emptyLine')}
        </Empty>
      )}
    </Page>
  );
}
