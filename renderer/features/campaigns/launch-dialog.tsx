import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { useOfflineSince, whileShown } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { placeOf, places } from './places.ts';

/** The decision to write to all of them: how many, from whom, how fast; it says what is missing. */
export function LaunchDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useWords('campaigns');
  const common = useWords('ui');
  const explain = useExplain('campaigns');
  const offline = useOfflineSince();
  const [, navigate] = useLocation();
  const sender = useQuery(api.mail.sender.queryOptions());
  const rule = useQuery(api.mail.watchRule.experimental_liveOptions(whileShown));
  const start = useMutation(
    api.campaigns.start.mutationOptions({
      onSuccess: () => {
        notify('good', t('launched'));
        onClose();
      },
    }),
  );
  const problem = start.error && explain(start.error);
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t('launching.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={c.form}>
        <p>{t('launching.who', { count: campaign.counts.flagged })}</p>
        {sender.isPending && <Loading rows={2} />}
        {sender.data && <p>{t('launching.from', { ...sender.data.from })}</p>}
        {sender.data === null && (
          <Notice
            kind="review"
            title={t('launching.noSender')}
            action={
              <Button variant="default" size="compact-sm" onClick={() => navigate(places.sender)}>
                {t('launching.toSender')}
              </Button>
            }
          />
        )}
        {rule.data && <p className="quiet">{t('launching.rule', { ...rule.data.rule, days: '' })}</p>}
        <p className="quiet">{t('launching.calendar')}</p>
        {offline !== undefined && <p className="quiet">{t('launching.offline')}</p>}
        {problem && (
          <Notice kind="review" title={problem.what}>
            {[problem.why, problem.next].filter((text) => text !== undefined).join(' ')}
          </Notice>
        )}
        <div className={c.buttons}>
          <Button
            variant="default"
            onClick={() => {
              onClose();
              navigate(placeOf(campaign.id, 'messages'));
            }}
          >
            {t('launching.read')}
          </Button>
          <Button
            disabled={sender.data === null}
            loading={start.isPending}
            onClick={() => start.mutate({ campaignId: campaign.id })}
          >
            {t('launching.submit')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
