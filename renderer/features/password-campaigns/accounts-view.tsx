import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { History, Inbox, SearchX } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { AccountsQuery, AccountVerdict, Audit } from '../../../preload/contract/password-campaigns.ts';
import { api, client } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { nothing, type Selection } from '../../ui/data-table/selection.ts';
import type { Source } from '../../ui/data-table/use-windows.ts';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { useAccountColumns } from './account-columns.tsx';
import { AccountsFoot } from './accounts-foot.tsx';
import { narrows, sortedBy } from './filters.ts';
import type { UseFilters } from './use-filters.ts';

const besidePanel = new Set(['accountId', 'holder', 'reasons', 'passwordChangedOn']);

interface AccountsViewProps {
  audit: Audit;
  use: UseFilters;
  opened: number | undefined;
  onOpen: (row: number) => void;
}

/** The accounts of an audit as a table, with what may be done with those that are picked. */
export function AccountsView({ audit, use, opened, onOpen }: AccountsViewProps) {
  const t = useWords('passwordCampaigns');
  const explain = useExplain('passwordCampaigns');
  const narrow = useMediaQuery('(max-width: 1400px)') ?? false;
  const small = useMediaQuery('(max-width: 1150px)') ?? false;
  const all = useAccountColumns();
  // Beside an open panel the table keeps what tells one account from another, and why; the panel says the rest.
  const few = opened !== undefined && narrow;
  const columns = useMemo(
    () => (few ? all.filter(({ key }) => besidePanel.has(key) && !(small && key === 'passwordChangedOn')) : all),
    [all, few, small],
  );
  const queries = useQueryClient();
  const { filters, change, show } = use;
  const query = useQueryOf(audit.id, filters);
  const source = useMemo(() => sourceOf(query), [query]);
  const [picked, setPicked] = useState<{ of: string; selection: Selection }>({ of: '', selection: nothing });
  // What was picked in another list means nothing in this one.
  const selection = picked.of === source.id ? picked.selection : nothing;

  const arriving = audit.state === 'running';
  // What is seen is read again as the audit goes on, so that its first verdicts can be worked on while it runs.
  useEffect(() => {
    if (arriving && audit.accounts > 0)
      void queries.invalidateQueries({ queryKey: api.passwordCampaigns.accounts.key() });
  }, [arriving, audit.accounts, queries]);

  if (!audit.hasAccounts)
    return (
      <Empty
        icon={History}
        title={t('oldAudit')}
        action={<Button onClick={() => show('accounts', { audit: undefined })}>{t('showLatest')}</Button>}
      >
        {t('oldAuditLine')}
      </Empty>
    );
  return (
    <DataTable<AccountVerdict>
      name="accounts"
      label={t('table')}
      columns={columns}
      source={source}
      sort={{ key: filters.sort, direction: filters.direction }}
      onSort={(key) => change(sortedBy(filters, key))}
      selection={selection}
      onSelection={(next) => setPicked({ of: source.id, selection: next })}
      onOpen={({ row }) => onOpen(row)}
      isOpen={({ row }) => row === opened}
      explain={explain}
      foot={(total) => (
        <AccountsFoot
          audit={audit}
          query={query}
          total={total}
          selection={selection}
          source={source}
          queries={queries}
        />
      )}
      empty={
        narrows(filters) ? (
          <Empty
            icon={SearchX}
            title={t('noMatch')}
            action={
              <Button
                variant="default"
                onClick={() => change({ search: '', systems: [], outcomes: [], reasons: [], changes: [] })}
              >
                {t('clearFilters')}
              </Button>
            }
          />
        ) : (
          <Empty icon={Inbox} title={t(arriving ? 'arriving' : 'emptyAudit')}>
            {arriving ? undefined : t('emptyAuditLine')}
          </Empty>
        )
      }
    />
  );
}

function useQueryOf(auditId: string, filters: UseFilters['filters']): AccountsQuery {
  return useMemo(() => {
    const { audit: _, ...asked } = filters;
    return { ...asked, auditId, rows: [] };
  }, [auditId, filters]);
}

function sourceOf(query: AccountsQuery): Source<AccountVerdict> {
  return {
    id: JSON.stringify(query),
    window: (offset, limit) => {
      const input = { ...query, offset, limit };
      return {
        queryKey: api.passwordCampaigns.accounts.queryKey({ input }),
        queryFn: ({ signal }) => client.passwordCampaigns.accounts(input, { signal }),
      };
    },
  };
}
