import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'wouter';
import { useOfflineSince } from '../../live.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import { DryRunPart } from './dry-run-part.tsx';
import c from './forced-changes.module.css';
import { MeaningsPart } from './meanings-part.tsx';
import { RunList } from './run-list.tsx';
import { useCampaignName } from './use-campaign-name.ts';
import { useMeanings } from './use-meanings.ts';

/** Imposing the change on those who never did: what it means, whom it would concern, what would be written, what was done. */
export function ForcedChangesScreen() {
  const { campaignId = '' } = useParams();
  return <OfCampaign key={campaignId} campaignId={campaignId} />;
}

function OfCampaign({ campaignId }: { campaignId: string }) {
  const t = useWords('forcedChanges');
  const name = useCampaignName(campaignId);
  const offline = useOfflineSince() !== undefined;
  const meanings = useMeanings(campaignId);
  return (
    <Page
      title={t('title')}
      line={
        <>
          {t('line')}{' '}
          <Link className={c.back ?? ''} to={`/campaigns/${campaignId}`}>
            <ArrowLeft size={13} aria-hidden />
            {name === undefined ? t('back') : t('backTo', { name })}
          </Link>
        </>
      }
    >
      {offline && (
        <div className={c.offline}>
          <Notice kind="info" title={t('offline')}>
            {t('offlineLine')}
          </Notice>
        </div>
      )}
      <MeaningsPart campaignId={campaignId} meanings={meanings} />
      {meanings.data && <DryRunPart campaignId={campaignId} meanings={meanings.data} />}
      {!meanings.isPending && <RunList campaignId={campaignId} />}
    </Page>
  );
}
