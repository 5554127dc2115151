import { Button } from '@mantine/core';
import { MailPlus, Megaphone } from 'lucide-react';
import { Link } from 'wouter';
import { useOfflineSince } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading, Offline } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { CampaignList } from './campaign-list.tsx';
import c from './campaigns.module.css';
import { places } from './places.ts';
import { useCampaigns } from './use-campaigns.ts';

/** All campaigns: where each stands and when it goes on. */
export function CampaignsScreen() {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const offline = useOfflineSince();
  const campaigns = useCampaigns();
  const known = campaigns.data;
  const some = known !== undefined && known.length > 0;
  const prepare = (
    <Button component={Link} to={places.new} leftSection={<MailPlus size={15} aria-hidden />}>
      {t('prepare')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      line={t('line')}
      action={some && prepare}
      filters={
        offline !== undefined &&
        some && (
          <div className={c.above}>
            <Offline since={offline} of={new Date(campaigns.dataUpdatedAt).toISOString()} />
          </div>
        )
      }
    >
      {campaigns.isPending && <Loading rows={6} height={44} />}
      {campaigns.error && !known && (
        <Failure explanation={explain(campaigns.error)} retry={() => void campaigns.refetch()} />
      )}
      {some && <CampaignList campaigns={known} />}
      {known?.length === 0 && (
        <Empty icon={Megaphone} title={t('empty')} action={prepare}>
          {t('emptyLine')}
        </Empty>
      )}
    </Page>
  );
}
