import { Button } from '@mantine/core';
import { CloudOff, Columns3, Plus, SearchX } from 'lucide-react';
import { Link } from 'wouter';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { useOfflineSince } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { Above, type OfBase } from './above.tsx';
import c from './column-encryption.module.css';
import { countsOf, narrowed } from './column-lines.ts';
import { ColumnTable } from './column-table.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { GroupChips } from './group-chips.tsx';
import { places } from './places.ts';
import { PlanPanel } from './plan-panel.tsx';
import { useAddress } from './use-address.ts';
import { useColumns } from './use-columns.ts';

/** The columns that ask for a decision and those that are followed, with the plan of one beside them. */
export function ColumnsView({ base, bases }: OfBase) {
  const t = useWords('columnEncryption');
  const explain = useExplain('columnEncryption');
  const { address, change } = useAddress();
  const { plans, lines, pending } = useColumns(base.id);
  const shown = narrowed(lines, address.search, address.groups);
  const opened = lines.find(({ key }) => key === address.open);
  const close = () => change({ open: undefined });
  const treated = (plans.data ?? []).filter(({ state }) => state === 'switched' || state === 'contracted').length;
  const panel = () => {
    if (opened?.plan)
      return <PlanPanel key={opened.plan.id} base={base} plan={opened.plan} found={opened.found} onClose={close} />;
    if (opened?.found) return <DecidePanel key={opened.key} base={base} found={opened.found} onClose={close} />;
    return address.open === '+' ? <DecidePanel base={base} onClose={close} /> : undefined;
  };
  return (
    <Page
      title={t('title')}
      line={
        lines.length === 0
          ? t('line')
          : t('lineOf', {
              base: base.name,
              columns: t('columns', { count: plans.data?.length ?? 0 }),
              undecided: t('undecidedCount', { number: countsOf(lines).undecided }),
              treated: t('treated', { count: treated }),
            })
      }
      search={
        lines.length > 0 && (
          <SearchField
            label={t('search')}
            placeholder={t('searchPlaceholder')}
            value={address.search}
            onChange={(search) => change({ search }, true)}
          />
        )
      }
      action={
        lines.length > 0 && (
          <Button variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={() => change({ open: '+' })}>
            {t('add')}
          </Button>
        )
      }
      filters={
        <Above base={base} bases={bases} view="columns" readAt={plans.dataUpdatedAt}>
          <NotReached plans={plans.data ?? []} />
          {lines.length > 0 && (
            <GroupChips counts={countsOf(lines)} chosen={address.groups} onChange={(groups) => change({ groups })} />
          )}
        </Above>
      }
      body="fill"
      panel={panel()}
    >
      {pending && lines.length === 0 && <Loading rows={10} />}
      {plans.error && !plans.data && <Failure explanation={explain(plans.error)} retry={() => void plans.refetch()} />}
      {shown.length > 0 && (
        <ColumnTable
          lines={shown}
          whole={address.groups.length > 0 || address.search !== ''}
          opened={address.open}
          narrow={panel() !== undefined}
          onOpen={(key) => change({ open: key })}
        />
      )}
      {lines.length > 0 && shown.length === 0 && (
        <Empty
          icon={SearchX}
          title={t('noMatch')}
          action={
            <Button variant="default" onClick={() => change({ search: '', groups: [] })}>
              {t('clearFilters')}
            </Button>
          }
        />
      )}
      {!pending && plans.data && lines.length === 0 && (
        <Empty
          icon={Columns3}
          title={t('empty')}
          action={
            <>
              <Button component={Link} to={places.inventory}>
                {t('toInventory')}
              </Button>
              <Button variant="default" onClick={() => change({ open: '+' })}>
                {t('add')}
              </Button>
            </>
          }
        >
          {t('emptyLine')}
        </Empty>
      )}
    </Page>
  );
}

/** The database does not answer, though there may be a network: of when what is shown is. */
function NotReached({ plans }: { plans: readonly Plan[] }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const offline = useOfflineSince() !== undefined;
  const seen = plans.flatMap(({ reached, seenAt }) => (reached ? [] : (seenAt ?? []))).sort()[0];
  if (offline || seen === undefined) return null;
  return (
    <p className={c.notReached} role="status">
      <CloudOff size={15} aria-hidden /> {t('notReached.list', { moment: format.moment(seen) })}
    </p>
  );
}
