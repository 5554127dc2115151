import { Button } from '@mantine/core';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import type { Audit, Simulation } from '../../../preload/contract/password-campaigns.ts';
import type { Job } from '../../../preload/contract/shell.ts';
import { useOfflineSince } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Failure, Loading, Offline } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { AccountPanel } from './account-panel.tsx';
import { AccountsView } from './accounts-view.tsx';
import { chosenAudit } from './audit-facts.ts';
import { AuditLine } from './audit-line.tsx';
import { AuditProgress } from './audit-progress.tsx';
import { BreakdownView } from './breakdown-view.tsx';
import { CountChips } from './count-chips.tsx';
import { FilterChips } from './filter-chips.tsx';
import { readFilters, writeFilters } from './filters.ts';
import { HistoryView } from './history-view.tsx';
import { NoAudit } from './no-audit.tsx';
import c from './password-campaigns.module.css';
import { places, type View, views } from './places.ts';
import { PolicyPanel } from './policy-panel.tsx';
import { SimulationView } from './simulation-view.tsx';
import { StartDialog } from './start-dialog.tsx';
import { useAudits, usePolicies } from './use-audits.ts';
import { type UseFilters, useFilters } from './use-filters.ts';
import { ViewTabs } from './view-tabs.tsx';

/** Weak passwords: where the last audit stands, its accounts, and what another rule would say. */
export function PasswordCampaignsScreen() {
  const t = useWords('passwordCampaigns');
  const explain = useExplain('passwordCampaigns');
  const use = useFilters();
  const { audits, job } = useAudits();
  const [starting, setStarting] = useState(false);
  // Drawn in slices: the whole page comes when the first audit begins, and all its numbers change as it goes on.
  const list = useDeferredValue(audits.data);
  const audit = chosenAudit(list ?? [], use.filters.audit);
  const start = useMemo(() => <Button onClick={() => setStarting(true)}>{t('start')}</Button>, [t]);
  return (
    <>
      {list !== undefined && audit !== undefined ? (
        <AuditPage audit={audit} audits={list} job={job} use={use} action={job === undefined ? start : undefined} />
      ) : (
        <Page title={t('title')} line={t('lineNone')} body="fill">
          {list === undefined && !audits.error && <Loading rows={12} />}
          {audits.error && <Failure explanation={explain(audits.error)} retry={() => void audits.refetch()} />}
          {list !== undefined && <NoAudit onStart={() => setStarting(true)} />}
        </Page>
      )}
      {starting && (
        <StartDialog
          audits={list ?? []}
          onClose={() => setStarting(false)}
          onStarted={() => {
            setStarting(false);
            use.show('accounts', { audit: undefined });
          }}
        />
      )}
    </>
  );
}

interface AuditPageProps {
  audit: Audit;
  audits: readonly Audit[];
  job: Job | undefined;
  use: UseFilters;
  action: React.ReactNode;
}

const AuditPage = memo(function AuditPage({ audit, audits, job, use, action }: AuditPageProps) {
  const t = useWords('passwordCampaigns');
  const [, navigate] = useLocation();
  const [, params] = useRoute<{ view: string }>(`${places.here}/:view`);
  const view: View = views.find((one) => one === params?.view) ?? 'accounts';
  const offline = useOfflineSince();
  const policies = usePolicies();
  const [row, setRow] = useState<{ of: string; row: number }>();
  const [rule, setRule] = useState<{ policyId: string; simulation: Simulation }>();
  const opened = view === 'accounts' && row?.of === audit.id && audit.hasAccounts ? row.row : undefined;
  const policy = view === 'simulation' ? policies.find(({ id }) => id === rule?.policyId) : undefined;
  const latest = audits[0];
  const narrowed = writeFilters({ ...use.filters, search: '' });
  return (
    <Page
      title={t('title')}
      line={<AuditLine audit={audit} />}
      action={action}
      search={
        view === 'accounts' && (
          <SearchField
            label={t('search')}
            placeholder={t('searchPlaceholder')}
            value={use.filters.search}
            onChange={(search) => use.change({ search }, true)}
          />
        )
      }
      filters={
        <div className={c.above}>
          {offline !== undefined && <Offline since={offline} of={audit.endedAt ?? audit.startedAt} />}
          {latest && (
            <AuditProgress audit={latest} job={job} onMapping={() => navigate(places.mapping(latest.connectionId))} />
          )}
          <ViewTabs view={view} hrefOf={use.hrefOf} />
          {view === 'accounts' && <Chips audit={audit} narrowed={narrowed} change={use.change} show={use.show} />}
        </div>
      }
      body={view === 'accounts' ? 'fill' : 'scroll'}
      panel={
        <>
          {opened !== undefined && <AccountPanel auditId={audit.id} row={opened} onClose={() => setRow(undefined)} />}
          {policy && rule && (
            <PolicyPanel policy={policy} simulation={rule.simulation} onClose={() => setRule(undefined)} />
          )}
        </>
      }
    >
      {view === 'accounts' && (
        <AccountsView audit={audit} use={use} opened={opened} onOpen={(next) => setRow({ of: audit.id, row: next })} />
      )}
      {view === 'breakdown' && <BreakdownView audit={audit} use={use} />}
      {view === 'simulation' && (
        <SimulationView
          audit={audit}
          opened={policy?.id}
          onOpen={(policyId, simulation) => setRule({ policyId, simulation })}
        />
      )}
      {view === 'history' && <HistoryView audits={audits} audit={audit} use={use} />}
    </Page>
  );
});

interface ChipsPartProps {
  audit: Audit;
  /** The filters but the search, as an address: a text is the same when nothing has changed. */
  narrowed: string;
  change: UseFilters['change'];
  show: UseFilters['show'];
}

/** The filters that are not typed; left alone while one types. */
const Chips = memo(function Chips({ audit, narrowed, change, show }: ChipsPartProps) {
  const filters = readFilters(narrowed);
  return (
    <div className={c.filters}>
      <CountChips audit={audit} filters={filters} change={change} show={show} />
      <FilterChips audit={audit} filters={filters} change={change} />
    </div>
  );
});
