import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { type Calendar, capLimits } from '../../../preload/contract/contact-calendar.ts';
import { api } from '../../client.ts';
import { RecordHistory } from '../../record-history.tsx';
import { useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useWords } from '../../words.ts';
import c from './beside.module.css';
import { ConflictMark } from './conflict-mark.tsx';

/** The cap to change: at most so many messages a person in so many days. */
export function CapPanel({ cap, onClose }: { cap: Calendar['cap']; onClose: () => void }) {
  const t = useWords('contactCalendar');
  const explain = useExplain('contactCalendar');
  const form = useId();
  const [draft, setDraft] = useState({ messages: String(cap.messages), days: String(cap.days) });
  const [shown, setShown] = useState(false);
  const save = useMutation(
    api.contactCalendar.setCap.mutationOptions({
      onSuccess: () => {
        notify('good', t('cap.saved'));
        onClose();
      },
    }),
  );
  const wrong = {
    messages: isWrong(draft.messages, capLimits.messages),
    days: isWrong(draft.days, capLimits.days),
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (wrong.messages || wrong.days) return;
    save.mutate({ messages: Number(draft.messages), days: Number(draft.days) });
  };
  return (
    <SidePanel
      name="contact-calendar"
      title={t('cap.panel')}
      line={t('cap.panelLine')}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} loading={save.isPending}>
          {t('form.save')}
        </Button>
      }
    >
      <form id={form} className={c.form} onSubmit={send} noValidate>
        {save.error && (
          <Notice kind="review" title={explain(save.error).what}>
            {explain(save.error).next}
          </Notice>
        )}
        <div className={c.pair}>
          <TextInput
            data-autofocus
            inputMode="numeric"
            label={t('cap.messages')}
            value={draft.messages}
            error={shown && wrong.messages ? t('cap.wrongMessages', { most: capLimits.messages }) : undefined}
            onChange={(event) => setDraft({ ...draft, messages: event.currentTarget.value })}
          />
          <TextInput
            inputMode="numeric"
            label={t('cap.days')}
            value={draft.days}
            error={shown && wrong.days ? t('cap.wrongDays', { most: capLimits.days }) : undefined}
            onChange={(event) => setDraft({ ...draft, days: event.currentTarget.value })}
          />
        </div>
      </form>
      {cap.inConflict.length > 0 && <ConflictMark />}
      {!cap.usual && <RecordHistory record={cap.id} kind="contact-cap" />}
    </SidePanel>
  );
}

const isWrong = (text: string, most: number) =>
  !/^\d{1,3}$/.test(text.trim()) || Number(text) < 1 || Number(text) > most;
