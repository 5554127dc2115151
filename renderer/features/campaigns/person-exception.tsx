import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../client.ts';
import { dayAfter } from '../../ui/export-dialog/days.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import type { OfPerson } from './person-known.ts';
import { usePersonDeed } from './use-person-deed.ts';

/** The exception of a person with its reason and its end, and the ways to make one and to lift it. */
export function PersonException({ campaign, person }: OfPerson) {
  const t = useWords('campaigns');
  const format = useFormat();
  const deed = usePersonDeed();
  const [making, setMaking] = useState(false);
  const lift = useMutation(api.campaigns.unexcept.mutationOptions(deed(t('person.lifted'))));
  const { exception } = person;
  if (campaign.state === 'closed' && exception === undefined) return null;
  return (
    <section>
      <h3 className={c.heading}>{t('person.exception')}</h3>
      {exception && (
        <>
          <p className={c.wrapped}>{exception.reason}</p>
          <p className="quiet">{t('person.exceptionUntil', { day: format.date(exception.until) })}</p>
          <Button
            variant="default"
            size="compact-sm"
            mt={6}
            loading={lift.isPending}
            onClick={() => lift.mutate({ campaignId: campaign.id, personId: person.id })}
          >
            {t('person.lift')}
          </Button>
        </>
      )}
      {!exception && !making && (
        <Button variant="default" size="compact-sm" onClick={() => setMaking(true)}>
          {t('person.makeException')}
        </Button>
      )}
      {!exception && making && <ExceptionForm campaign={campaign} person={person} onClose={() => setMaking(false)} />}
    </section>
  );
}

function ExceptionForm({ campaign, person, onClose }: OfPerson & { onClose: () => void }) {
  const t = useWords('campaigns');
  const common = useWords('ui');
  const deed = usePersonDeed();
  const { draft, change, done } = useDraft(`campaign-exception:${campaign.id}:${person.id}`, {
    reason: '',
    until: '',
  });
  const [shown, setShown] = useState(false);
  const leave = () => {
    done();
    onClose();
  };
  const except = useMutation(api.campaigns.except.mutationOptions(deed(t('person.excepted'), leave)));
  const noReason = draft.reason.trim() === '';
  const noDay = draft.until <= dayAfter(0);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (noReason || noDay) return;
    except.mutate({ campaignId: campaign.id, personId: person.id, exception: draft });
  };
  return (
    <form className={c.smallForm} onSubmit={send} noValidate>
      <p className="quiet">{t('person.exceptionLine')}</p>
      <Textarea
        data-autofocus
        label={t('person.reason')}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={5}
        value={draft.reason}
        error={shown && noReason ? t('person.reasonMissing') : undefined}
        onChange={(event) => change({ ...draft, reason: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('person.until')}
        min={dayAfter(1)}
        value={draft.until}
        error={shown && noDay ? t('person.untilMissing') : undefined}
        onChange={(event) => change({ ...draft, until: event.currentTarget.value })}
      />
      <span className={c.pairOfButtons}>
        <Button type="submit" size="compact-sm" loading={except.isPending}>
          {t('person.saveException')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={leave}>
          {common('cancel')}
        </Button>
      </span>
    </form>
  );
}
