import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { PeriodDraft, QuietPeriod } from '../../../preload/contract/contact-calendar.ts';
import { api } from '../../client.ts';
import { RecordHistory } from '../../record-history.tsx';
import { useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import c from './beside.module.css';
import { ConflictMark } from './conflict-mark.tsx';

interface PeriodPanelProps {
  /** Undefined for a new one, which begins on `from`. */
  period: QuietPeriod | undefined;
  from: string;
  onClose: () => void;
  onRemoved: (period: QuietPeriod) => void;
}

const fields = ['label', 'from', 'to', 'reason'] as const;

/** A quiet period to add or to change. Only what was changed is written: what another laptop changed meanwhile stays. */
export function PeriodPanel({ period, from, onClose, onRemoved }: PeriodPanelProps) {
  const t = useWords('contactCalendar');
  const explain = useExplain('contactCalendar');
  const form = useId();
  const [first] = useState<PeriodDraft>(() => draftOf(period, from));
  const { draft, change, done } = useDraft<PeriodDraft>(`quiet-period:${period?.id ?? 'new'}`, first);
  const [shown, setShown] = useState(false);
  const leave = () => {
    done();
    onClose();
  };
  const saved = {
    onSuccess: () => {
      notify('good', t('form.saved'));
      leave();
    },
  };
  const add = useMutation(api.contactCalendar.addPeriod.mutationOptions(saved));
  const alter = useMutation(api.contactCalendar.changePeriod.mutationOptions(saved));
  const remove = useMutation(
    api.contactCalendar.removePeriod.mutationOptions({
      onSuccess: () => {
        if (period) onRemoved(period);
        leave();
      },
    }),
  );
  const problem = add.error ?? alter.error ?? remove.error;
  const mistakes = mistakesOf(draft);
  const said = (field: keyof PeriodDraft) => (shown && mistakes[field] ? t(`form.${mistakes[field]}`) : undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (Object.keys(mistakes).length > 0) return;
    if (period === undefined) add.mutate(draft);
    else alter.mutate({ id: period.id, ...changed(first, draft) });
  };
  return (
    <SidePanel
      name="contact-calendar"
      title={period === undefined ? t('form.add') : t('form.change')}
      onClose={leave}
      footer={
        <>
          <Button type="submit" form={form} loading={add.isPending || alter.isPending}>
            {period === undefined ? t('form.create') : t('form.save')}
          </Button>
          {period && (
            <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate({ id: period.id })}>
              {t('form.remove')}
            </Button>
          )}
        </>
      }
    >
      <form id={form} className={c.form} onSubmit={send} noValidate>
        {problem && (
          <Notice kind="review" title={explain(problem).what}>
            {explain(problem).next}
          </Notice>
        )}
        <TextInput
          data-autofocus
          label={t('form.label')}
          description={t('form.labelHint')}
          maxLength={100}
          value={draft.label}
          error={said('label')}
          onChange={(event) => change({ ...draft, label: event.currentTarget.value })}
        />
        <div className={c.pair}>
          {(['from', 'to'] as const).map((field) => (
            <TextInput
              key={field}
              type="date"
              label={t(`form.${field}`)}
              value={draft[field]}
              error={said(field)}
              onChange={(event) => change({ ...draft, [field]: event.currentTarget.value })}
            />
          ))}
        </div>
        <Textarea
          label={t('form.reason')}
          description={t('form.reasonHint')}
          maxLength={500}
          autosize
          minRows={2}
          maxRows={6}
          value={draft.reason}
          onChange={(event) => change({ ...draft, reason: event.currentTarget.value })}
        />
      </form>
      {period && period.inConflict.length > 0 && <ConflictMark />}
      {period && <RecordHistory record={period.id} kind="quiet-period" />}
    </SidePanel>
  );
}

function draftOf(period: QuietPeriod | undefined, from: string): PeriodDraft {
  if (period === undefined) return { label: '', from, to: from, reason: '' };
  return { label: period.label, from: period.from, to: period.to, reason: period.reason };
}

function changed(first: PeriodDraft, draft: PeriodDraft): Partial<PeriodDraft> {
  return Object.fromEntries(
    fields.filter((field) => draft[field] !== first[field]).map((field) => [field, draft[field]]),
  );
}

/** What stands in the way of saving, by field. */
function mistakesOf({
  label,
  from,
  to,
}: PeriodDraft): Partial<Record<keyof PeriodDraft, 'labelMissing' | 'dayMissing' | 'backwards'>> {
  return {
    ...(label.trim() === '' ? { label: 'labelMissing' } : {}),
    ...(from === '' ? { from: 'dayMissing' } : {}),
    ...(to === '' ? { to: 'dayMissing' } : to < from ? { to: 'backwards' } : {}),
  };
}
