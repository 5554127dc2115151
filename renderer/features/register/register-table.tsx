import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { ScrollText, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RegisterEntry, RegisterQuery } from '../../../preload/contract/register.ts';
import { api, client } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { nothing, type Selection } from '../../ui/data-table/selection.ts';
import type { Source } from '../../ui/data-table/use-windows.ts';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { useRegisterColumns } from './columns.tsx';
import { type Filters, narrows, sortedBy } from './filters.ts';
import { RegisterFoot } from './register-foot.tsx';
import type { ChangeFilters } from './use-filters.ts';

interface RegisterTableProps {
  /** Of what is shared; another one is another list. */
  version: number;
  filters: Filters;
  change: ChangeFilters;
  opened: string | undefined;
  onOpen: (entry: RegisterEntry) => void;
}

/** Beside a panel, what tells one line from another. */
const besidePanel = new Set(['at', 'what', 'subject']);
/** In a narrow window, without the figures. */
const narrowColumns = new Set(['at', 'author', 'what', 'subject', 'outcome']);

/** The lines that match, as a table, with what may be done with those that are picked. */
export function RegisterTable({ version, filters, change, opened, onOpen }: RegisterTableProps) {
  const t = useWords('register');
  const explain = useExplain('register');
  const queries = useQueryClient();
  const narrow = useMediaQuery('(max-width: 1400px)') ?? false;
  const small = useMediaQuery('(max-width: 1150px)') ?? false;
  const all = useRegisterColumns();
  const columns = useMemo(() => {
    if (opened !== undefined && narrow) return all.filter(({ key }) => besidePanel.has(key));
    return small ? all.filter(({ key }) => narrowColumns.has(key)) : all;
  }, [all, opened, narrow, small]);
  const query = useMemo((): RegisterQuery => ({ ...filters, ids: [] }), [filters]);
  const source = useMemo(() => sourceOf(query, version), [query, version]);
  const [picked, setPicked] = useState<{ of: string; selection: Selection }>({ of: '', selection: nothing });
  const selection = picked.of === source.id ? picked.selection : nothing;
  return (
    <DataTable<RegisterEntry>
      name="register"
      label={t('table')}
      columns={columns}
      source={source}
      sort={{ key: filters.sort, direction: filters.direction }}
      onSort={(key) => change(sortedBy(filters, key))}
      selection={selection}
      onSelection={(next) => setPicked({ of: source.id, selection: next })}
      onOpen={onOpen}
      isOpen={({ id }) => id === opened}
      explain={explain}
      foot={(total) => (
        <RegisterFoot query={query} total={total} selection={selection} source={source} queries={queries} />
      )}
      empty={
        narrows(filters) ? (
          <Empty
            icon={SearchX}
            title={t('noMatch')}
            action={
              <Button
                variant="default"
                onClick={() => change({ search: '', what: [], authors: [], from: undefined, to: undefined })}
              >
                {t('clearFilters')}
              </Button>
            }
          />
        ) : (
          <Empty icon={ScrollText} title={t('empty')}>
            {t('emptyLine')}
          </Empty>
        )
      }
    />
  );
}

function sourceOf(query: RegisterQuery, version: number): Source<RegisterEntry> {
  return {
    id: `${JSON.stringify(query)} ${version}`,
    window: (offset, limit) => {
      const input = { ...query, offset, limit };
      return {
        queryKey: [...api.register.entries.queryKey({ input }), version],
        queryFn: ({ signal }) => client.register.entries(input, { signal }),
      };
    },
  };
}
