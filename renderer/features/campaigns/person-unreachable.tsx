import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import type { OfPerson } from './person-known.ts';
import { usePersonDeed } from './use-person-deed.ts';

/** Why nobody can write to this person; an address that was put right can be forgiven. */
export function PersonUnreachable({ campaign, person }: OfPerson) {
  const t = useWords('campaigns');
  const deed = usePersonDeed();
  const forgive = useMutation(api.campaigns.forgiveAddress.mutationOptions(deed(t('person.forgiven'))));
  if (person.unreachable === undefined) return null;
  const forgivable = person.unreachable === 'refused' || person.unreachable === 'bounced';
  return (
    <section>
      <p className={c.cause}>{t(`unreachable.${person.unreachable}`)}</p>
      {forgivable && (
        <>
          <p className="quiet">{t('person.forgiveLine')}</p>
          <Button
            variant="default"
            size="compact-sm"
            mt={6}
            loading={forgive.isPending}
            onClick={() => forgive.mutate({ campaignId: campaign.id, personId: person.id })}
          >
            {t('person.forgive')}
          </Button>
        </>
      )}
    </section>
  );
}
