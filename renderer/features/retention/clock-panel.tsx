import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { ClockDraft, RetentionClock } from '../../../preload/contract/retention.ts';
import { api } from '../../client.ts';
import { RecordHistory } from '../../record-history.tsx';
import { notify } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useLocale, useWords } from '../../words.ts';
import { Problem } from './problem.tsx';
import c from './retention.module.css';

const units = ['day', 'month', 'year'] as const;
const starts = ['event', 'financial-year-end'] as const;

function draftOf(clock: RetentionClock | undefined): ClockDraft {
  if (!clock)
    return {
      ...{ name: { fr: '', en: '' }, duration: { amount: 1, unit: 'year' }, event: { fr: '', en: '' } },
      ...{ runsFrom: 'event', source: '', checkedOn: new Date().toISOString().slice(0, 10) },
    };
  const { name, duration, event, runsFrom, source, checkedOn, validFrom, validUntil } = clock;
  return {
    ...{ name, duration, event, runsFrom, source, checkedOn },
    ...(validFrom ? { validFrom } : {}),
    ...(validUntil ? { validUntil } : {}),
  };
}

/** A clock to write or to change, with the text that it rests on. */
export function ClockPanel({ clock, onClose }: { clock: RetentionClock | undefined; onClose: () => void }) {
  const t = useWords('retention');
  const locale = useLocale();
  const id = useId();
  const [draft, setDraft] = useState(() => draftOf(clock));
  const [shown, setShown] = useState(false);
  const saved = {
    onSuccess: () => {
      notify('good', t('clocks.saved'));
      onClose();
    },
  };
  const add = useMutation(api.retention.addClock.mutationOptions(saved));
  const change = useMutation(api.retention.changeClock.mutationOptions(saved));
  const remove = useMutation(api.retention.removeClock.mutationOptions({ onSuccess: onClose }));
  const alter = (part: Partial<ClockDraft>) => setDraft((before) => ({ ...before, ...part }));
  const missing = (text: string) => (shown && text.trim() === '' ? t('required') : undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if ([draft.name[locale], draft.event[locale], draft.source].some((text) => text.trim() === '')) return;
    if (clock) change.mutate({ ...draft, id: clock.id });
    else add.mutate(draft);
  };
  // What a volunteer writes stands in both languages.
  const both = (text: string) => ({ fr: text, en: text });
  const day = (field: 'validFrom' | 'validUntil', text: string) => {
    const { [field]: _, ...rest } = draft;
    setDraft(text === '' ? rest : { ...rest, [field]: text });
  };
  const ours = clock?.ours ?? false;
  return (
    <SidePanel
      name="retention-clock"
      title={clock ? clock.name[locale] : t('clocks.add')}
      onClose={onClose}
      footer={
        !ours && (
          <>
            <Button type="submit" form={id} loading={add.isPending || change.isPending}>
              {t('save')}
            </Button>
            {clock && (
              <Button
                variant="subtle"
                color="gray"
                loading={remove.isPending}
                onClick={() => remove.mutate({ id: clock.id })}
              >
                {t('remove')}
              </Button>
            )}
          </>
        )
      }
    >
      <form id={id} className={c.form} onSubmit={send} noValidate>
        <Problem error={add.error ?? change.error ?? remove.error} />
        {ours && <p className={c.hint}>{t('clocks.oursLine')}</p>}
        <fieldset className={c.plain} disabled={ours}>
          <TextInput
            label={t('clocks.field.name')}
            value={draft.name[locale]}
            error={missing(draft.name[locale])}
            maxLength={500}
            onChange={(event) => alter({ name: both(event.currentTarget.value) })}
          />
          <div className={c.pair}>
            <NumberInput
              label={t('clocks.field.amount')}
              value={draft.duration.amount}
              min={0}
              max={999}
              allowDecimal={false}
              onChange={(value) => alter({ duration: { ...draft.duration, amount: Math.max(0, Number(value) || 0) } })}
            />
            <NativeSelect
              label={t('clocks.field.unit')}
              value={draft.duration.unit}
              data={units.map((unit) => ({ value: unit, label: t(`clocks.unit.${unit}`) }))}
              onChange={(event) =>
                alter({
                  duration: {
                    ...draft.duration,
                    unit: units.find((one) => one === event.currentTarget.value) ?? 'year',
                  },
                })
              }
            />
          </div>
          <TextInput
            label={t('clocks.field.event')}
            description={t('clocks.field.eventHint')}
            value={draft.event[locale]}
            error={missing(draft.event[locale])}
            maxLength={500}
            onChange={(event) => alter({ event: both(event.currentTarget.value) })}
          />
          <NativeSelect
            label={t('clocks.field.runsFrom')}
            value={draft.runsFrom}
            data={starts.map((one) => ({ value: one, label: t(`clocks.runsFrom.${one}`) }))}
            onChange={(event) =>
              alter({ runsFrom: starts.find((one) => one === event.currentTarget.value) ?? 'event' })
            }
          />
          <TextInput
            label={t('clocks.field.source')}
            description={t('clocks.field.sourceHint')}
            value={draft.source}
            error={missing(draft.source)}
            maxLength={500}
            onChange={(event) => alter({ source: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('clocks.field.checkedOn')}
            value={draft.checkedOn}
            onChange={(event) => event.currentTarget.value !== '' && alter({ checkedOn: event.currentTarget.value })}
          />
          <div className={c.pair}>
            {(['validFrom', 'validUntil'] as const).map((field) => (
              <TextInput
                key={field}
                type="date"
                label={t(`clocks.field.${field}`)}
                value={draft[field] ?? ''}
                onChange={(event) => day(field, event.currentTarget.value)}
              />
            ))}
          </div>
        </fieldset>
      </form>
      {clock && !clock.preloaded && <RecordHistory record={clock.id} kind="retention-clock" />}
    </SidePanel>
  );
}
