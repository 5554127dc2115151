import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Delivery } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import type { OfPerson } from './person-known.ts';
import { useCampaignWords } from './use-campaign-words.ts';
import { usePersonDeed } from './use-person-deed.ts';

/** The messages of a person with what became of each; the latest of a step can be sent again, and one of unknown fate confirmed. */
export function PersonMessages({ campaign, person }: OfPerson) {
  const t = useWords('campaigns');
  const { deliveries } = person;
  const isLatest = ({ step, attempt }: Delivery) =>
    deliveries.every((other) => other.step !== step || other.attempt <= attempt);
  return (
    <section>
      <h3 className={c.heading}>{t('person.messages')}</h3>
      {deliveries.length === 0 && <p className="quiet">{t('person.noMessage')}</p>}
      <ul className={c.items}>
        {deliveries.map((delivery) => (
          <li key={`${delivery.step} ${delivery.attempt}`}>
            <Message campaign={campaign} delivery={delivery} />
            {delivery.state === 'to-confirm' && <Confirm campaign={campaign} person={person} delivery={delivery} />}
            {isLatest(delivery) && <Resend campaign={campaign} person={person} delivery={delivery} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Message({ campaign, delivery }: { campaign: OfPerson['campaign']; delivery: Delivery }) {
  const t = useWords('campaigns');
  const words = useCampaignWords();
  const format = useFormat();
  const { step, kind, attempt, state, at, next, said, by } = delivery;
  return (
    <>
      <span>
        <strong>{words.step(campaign, step, kind)}</strong>
        {attempt > 1 && `, ${t('person.attempt', { attempt })}`}
      </span>
      <span>
        {t(`delivery.${state}`)}, {format.moment(at)}
        {by !== '' && ` ${t('person.by', { who: by })}`}
        {next !== undefined && ` · ${t('person.again', { until: words.until(next) })}`}
      </span>
      {said !== undefined && said !== '' && <code className={c.said}>{said}</code>}
    </>
  );
}

type OfMessage = OfPerson & { delivery: Delivery };

function Confirm({ campaign, person, delivery }: OfMessage) {
  const t = useWords('campaigns');
  const deed = usePersonDeed();
  const confirm = useMutation(api.campaigns.confirm.mutationOptions(deed(t('person.confirmed'))));
  const say = (arrived: boolean) =>
    confirm.mutate({ campaignId: campaign.id, personId: person.id, step: delivery.step, arrived });
  return (
    <Notice
      kind="review"
      title={t('person.toConfirm')}
      action={
        <span className={c.pairOfButtons}>
          <Button variant="default" size="compact-sm" disabled={confirm.isPending} onClick={() => say(true)}>
            {t('person.arrived')}
          </Button>
          <Button variant="default" size="compact-sm" disabled={confirm.isPending} onClick={() => say(false)}>
            {t('person.notArrived')}
          </Button>
        </span>
      }
    >
      {t('person.toConfirmLine')}
    </Notice>
  );
}

const ended = new Set<Delivery['state']>(['sent', 'gave-up', 'refused', 'bounced', 'elsewhere']);

function Resend({ campaign, person, delivery }: OfMessage) {
  const t = useWords('campaigns');
  const deed = usePersonDeed();
  const resend = useMutation(api.campaigns.resend.mutationOptions(deed(t('person.resent'))));
  if (!ended.has(delivery.state) || campaign.state === 'closed') return null;
  return (
    <span>
      <Button
        variant="default"
        size="compact-sm"
        loading={resend.isPending}
        onClick={() => resend.mutate({ campaignId: campaign.id, personId: person.id, step: delivery.step })}
      >
        {t('person.resend')}
      </Button>
    </span>
  );
}
