import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useLocation } from 'wouter';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { ConflictMark } from './conflict-mark.tsx';
import { placeOf } from './places.ts';
import { StateMark } from './state-mark.tsx';
import { useCampaignWords } from './use-campaign-words.ts';

/** Where the campaign stands: what it does or waits for, why it stopped, what nobody knows the end of. */
export function CampaignStand({ campaign }: { campaign: Campaign }) {
  const t = useWords('campaigns');
  const words = useCampaignWords();
  const { state, stop, deliveries, sendsHere, verifiesHere, inConflict, createdBy, waiting } = campaign;
  const unknown = deliveries['to-confirm'] ?? 0;
  const elsewhere = state === 'open' && !sendsHere && waiting?.for !== 'other-laptop';
  return (
    <>
      {state === 'stopped' && stop && <Stopped stop={stop} />}
      {state !== 'stopped' && (
        <p className={c.stand} role="status">
          <StateMark state={state} />
          <span>
            <strong>{t(`state.${state}`)}</strong> {words.stand(campaign)}
            {elsewhere && ` ${t('notHere')}`}
          </span>
        </p>
      )}
      {unknown > 0 && <ToConfirm campaign={campaign} count={unknown} />}
      {!verifiesHere && state !== 'closed' && <p className={c.aside}>{t('byDate', { who: createdBy })}</p>}
      {inConflict.length > 0 && <ConflictMark />}
    </>
  );
}

function Stopped({ stop }: { stop: NonNullable<Campaign['stop']> }) {
  const t = useWords('campaigns');
  const format = useFormat();
  const { because, facts, at } = stop;
  return (
    <Notice kind="danger" title={t(`stop.${because}.what`)}>
      {[
        t(`stop.${because}.why`, facts),
        t(`stop.${because}.next`),
        t('stop.since', { moment: format.moment(at) }),
      ].join(' ')}
    </Notice>
  );
}

function ToConfirm({ campaign, count }: { campaign: Campaign; count: number }) {
  const t = useWords('campaigns');
  const [, navigate] = useLocation();
  return (
    <div className={c.band} role="status">
      <TriangleAlert size={15} aria-hidden />
      <p>{t('toConfirm', { count })}.</p>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => navigate(`${placeOf(campaign.id)}?deliveries=to-confirm`)}
      >
        {t('toConfirmShow')}
      </Button>
    </div>
  );
}
