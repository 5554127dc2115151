import { MailX } from 'lucide-react';
import { useState } from 'react';
import { Link, useRoute } from 'wouter';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { useOfflineSince } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, Failure, Loading, Offline } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { CampaignActions } from './campaign-actions.tsx';
import { CampaignLine } from './campaign-line.tsx';
import { CampaignStand } from './campaign-stand.tsx';
import c from './campaigns.module.css';
import { ChangePanel } from './change-panel.tsx';
import { CurvesView } from './curves-view.tsx';
import { MessagesView } from './messages-view.tsx';
import { PeopleChips } from './people-chips.tsx';
import { PeopleTable } from './people-table.tsx';
import { PersonPanel } from './person-panel.tsx';
import { places, type View, views } from './places.ts';
import { ReportView } from './report-view.tsx';
import { ToReachView } from './to-reach-view.tsx';
import { useCampaigns } from './use-campaigns.ts';
import { useFilters } from './use-filters.ts';
import { ViewTabs } from './view-tabs.tsx';

/** One campaign: where it stands, its people, its messages, its curves, whom to reach otherwise, and its report. */
export function CampaignScreen() {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const [, byView] = useRoute<{ id: string; view: string }>(`${places.list}/:id/:view`);
  const [, plain] = useRoute<{ id: string }>(`${places.list}/:id`);
  const id = byView?.id ?? plain?.id;
  const campaigns = useCampaigns();
  const campaign = campaigns.data?.find((one) => one.id === id);
  if (campaign)
    return (
      <CampaignPage
        key={campaign.id}
        campaign={campaign}
        readAt={campaigns.dataUpdatedAt}
        view={views.find((one) => one === byView?.view) ?? 'board'}
      />
    );
  return (
    <Page title={t('title')} line={t('line')}>
      {campaigns.isPending && <Loading rows={12} />}
      {campaigns.error && !campaigns.data && (
        <Failure explanation={explain(campaigns.error)} retry={() => void campaigns.refetch()} />
      )}
      {campaigns.data && (
        <Empty icon={MailX} title={t('unknown')} action={<Link href={places.list}>{t('toList')}</Link>}>
          {t('unknownLine')}
        </Empty>
      )}
    </Page>
  );
}

interface CampaignPageProps {
  campaign: Campaign;
  /** When what is known of it was told, epoch milliseconds. */
  readAt: number;
  view: View;
}

function CampaignPage({ campaign, readAt, view }: CampaignPageProps) {
  const t = useWords('campaigns');
  const offline = useOfflineSince();
  const { filters, change } = useFilters();
  const [personId, setPersonId] = useState<string>();
  const [changing, setChanging] = useState(false);
  const ofPeople = view === 'board' || view === 'to-reach';
  const table = (
    <PeopleTable
      campaign={campaign}
      toReach={view === 'to-reach'}
      filters={filters}
      change={change}
      opened={ofPeople && !changing ? personId : undefined}
      narrowed={changing || personId !== undefined}
      onOpen={(person) => {
        setChanging(false);
        setPersonId(person.id);
      }}
    />
  );
  return (
    <Page
      title={campaign.name}
      line={<CampaignLine campaign={campaign} />}
      action={<CampaignActions campaign={campaign} onChange={() => setChanging(true)} />}
      search={
        ofPeople && (
          <SearchField
            label={t('search')}
            placeholder={t('searchPlaceholder')}
            value={filters.search}
            onChange={(search) => change({ search }, true)}
          />
        )
      }
      filters={
        <div className={c.above}>
          {offline !== undefined && <Offline since={offline} of={new Date(readAt).toISOString()} />}
          <CampaignStand campaign={campaign} />
          <ViewTabs campaign={campaign} view={view} />
          {view === 'board' && <PeopleChips campaign={campaign} filters={filters} change={change} />}
        </div>
      }
      body={ofPeople ? 'fill' : 'scroll'}
      panel={
        changing ? (
          <ChangePanel campaign={campaign} onClose={() => setChanging(false)} />
        ) : (
          ofPeople &&
          personId !== undefined && (
            <PersonPanel campaign={campaign} personId={personId} onClose={() => setPersonId(undefined)} />
          )
        )
      }
    >
      {view === 'board' && table}
      {view === 'to-reach' && <ToReachView>{table}</ToReachView>}
      {view === 'messages' && <MessagesView campaign={campaign} />}
      {view === 'curves' && <CurvesView campaign={campaign} />}
      {view === 'report' && <ReportView campaign={campaign} />}
    </Page>
  );
}
