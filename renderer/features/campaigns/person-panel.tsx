import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { peopleVersion } from './campaign-facts.ts';
import c from './campaigns.module.css';
import { PersonAccounts } from './person-accounts.tsx';
import { PersonException } from './person-exception.tsx';
import { PersonMessages } from './person-messages.tsx';
import { PersonUnreachable } from './person-unreachable.tsx';
import { placeOf } from './places.ts';
import { StandingMark } from './state-mark.tsx';
import { useCampaignWords } from './use-campaign-words.ts';

interface PersonPanelProps {
  campaign: Campaign;
  personId: string;
  onClose: () => void;
}

/** One person: where she stands and why, her accounts, her messages with their fate, and what a volunteer may do. */
export function PersonPanel({ campaign, personId, onClose }: PersonPanelProps) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const words = useCampaignWords();
  const format = useFormat();
  const input = { campaignId: campaign.id, personId };
  // The person before stays until the next one has come: moving through the table does not flicker.
  const found = useQuery({
    ...api.campaigns.person.queryOptions({ input, placeholderData: keepPreviousData }),
    queryKey: [...api.campaigns.person.queryKey({ input }), peopleVersion(campaign)],
  });
  const person = found.data;
  return (
    <SidePanel
      name="campaign-person"
      title={person === undefined ? '' : person.name || t('person.noName')}
      line={person && <bdi>{person.address || t('person.noAddress')}</bdi>}
      onClose={onClose}
    >
      {found.isPending && <Loading rows={6} />}
      {found.error && <Failure explanation={explain(found.error)} retry={() => void found.refetch()} />}
      {person && (
        <div className={c.panel} aria-live="polite">
          <p className={c.sentence}>
            <StandingMark standing={person.standing} size={16} />
            <span>{t(`sentence.${person.standing}`)}</span>
          </p>
          {person.unreachable && <PersonUnreachable campaign={campaign} person={person} />}
          <PersonAccounts person={person} />
          <PersonMessages campaign={campaign} person={person} />
          {person.next && (
            <section>
              <h3 className={c.heading}>{t('person.next')}</h3>
              <p>
                {t('person.nextOn', {
                  step: words.step(campaign, person.next.step, person.next.kind),
                  day: format.date(person.next.on),
                })}
              </p>
            </section>
          )}
          <p>
            <Link href={`${placeOf(campaign.id, 'messages')}?person=${person.id}`}>{t('person.showMessage')}</Link>
          </p>
          <PersonException key={person.id} campaign={campaign} person={person} />
        </div>
      )}
    </SidePanel>
  );
}
