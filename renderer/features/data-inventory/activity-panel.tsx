import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import {
  type ActivityFields,
  dataFamilies,
  legalBases,
  type ProcessingActivity,
  type ProcessingRegister,
  sensitiveKinds,
} from '../../../preload/contract/data-inventory.ts';
import { api } from '../../client.ts';
import { RecordHistory } from '../../record-history.tsx';
import { useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { changedFields, draftOf, tidy } from './activity-draft.ts';
import c from './data-inventory.module.css';
import { HeldFields } from './held-fields.tsx';
import { LinesFields } from './lines-fields.tsx';
import { UsedColumns } from './used-columns.tsx';

interface ActivityPanelProps {
  /** Undefined for a new one. */
  activity?: ProcessingActivity;
  register: ProcessingRegister;
  onClose: () => void;
}

const texts = ['purpose', 'furtherPurposes', 'people'] as const;
const measures = ['technicalMeasures', 'organisationalMeasures'] as const;

/** The form of one activity, in the order of the model. What is typed is kept until it is saved. */
export function ActivityPanel({ activity, register, onClose }: ActivityPanelProps) {
  const t = useWords('dataInventory');
  const format = useFormat();
  const explain = useExplain('dataInventory');
  const form = useId();
  const [first] = useState(() => draftOf(activity, new Date().toISOString().slice(0, 10)));
  const { draft, change, done } = useDraft<ActivityFields>(`processing-activity:${activity?.id ?? 'new'}`, first);
  const [tried, setTried] = useState(false);
  const leave = () => {
    done();
    onClose();
  };
  const saved = () => {
    notify('good', t('register.saved'));
    leave();
  };
  const add = useMutation(api.dataInventory.addActivity.mutationOptions({ onSuccess: saved }));
  const alter = useMutation(api.dataInventory.changeActivity.mutationOptions({ onSuccess: saved }));
  const remove = useMutation(
    api.dataInventory.removeActivity.mutationOptions({
      onSuccess: () => {
        notify('info', t('register.removed'));
        leave();
      },
    }),
  );
  const problem = add.error ?? alter.error ?? remove.error;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.name.trim() === '') return;
    const tidied = tidy(draft);
    if (activity) alter.mutate({ id: activity.id, fields: changedFields(first, tidied) });
    else add.mutate(tidied);
  };
  const text = (field: (typeof texts)[number] | (typeof measures)[number]) => (
    <Textarea
      key={field}
      label={t(`register.field.${field}`)}
      maxLength={5_000}
      autosize
      minRows={2}
      maxRows={8}
      value={draft[field]}
      onChange={(event) => change({ ...draft, [field]: event.currentTarget.value })}
    />
  );
  return (
    <SidePanel
      name="processing-register"
      first={440}
      title={activity?.name ?? t('register.new')}
      line={activity && t('register.updated', { name: activity.updatedBy, when: format.when(activity.updatedAt) })}
      onClose={leave}
      footer={
        <>
          <Button type="submit" form={form} loading={add.isPending || alter.isPending}>
            {t('register.save')}
          </Button>
          {activity && (
            <Button
              variant="subtle"
              color="gray"
              loading={remove.isPending}
              onClick={() => remove.mutate({ id: activity.id })}
            >
              {t('register.remove')}
            </Button>
          )}
        </>
      }
    >
      <form id={form} className={c.form} onSubmit={send} noValidate>
        {problem && (
          <Notice kind="review" title={explain(problem).what}>
            {explain(problem).why}
          </Notice>
        )}
        {activity && activity.inConflict.length > 0 && (
          <Notice
            kind="review"
            title={t('panel.conflict')}
            action={<a href="#/sync/conflicts">{t('panel.settle')}</a>}
          />
        )}
        <TextInput
          label={t('register.field.name')}
          maxLength={300}
          value={draft.name}
          error={tried && draft.name.trim() === '' ? t('register.nameMissing') : undefined}
          onChange={(event) => change({ ...draft, name: event.currentTarget.value })}
        />
        <div className={c.pair}>
          <TextInput
            label={t('register.field.reference')}
            maxLength={300}
            value={draft.reference}
            onChange={(event) => change({ ...draft, reference: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('register.field.createdOn')}
            value={draft.createdOn}
            onChange={(event) => change({ ...draft, createdOn: event.currentTarget.value || draft.createdOn })}
          />
        </div>
        {texts.slice(0, 2).map(text)}
        <NativeSelect
          label={t('register.field.legalBasis')}
          value={draft.legalBasis}
          data={legalBases.map((value) => ({ value, label: t(`legalBasis.${value}`) }))}
          onChange={(event) => {
            const chosen = legalBases.find((one) => one === event.currentTarget.value);
            if (chosen) change({ ...draft, legalBasis: chosen });
          }}
        />
        {text('people')}
        <HeldFields
          title={t('register.data')}
          add={t('register.addFamily')}
          keys={dataFamilies}
          nameOf={(family) => t(`familyOf.${family}`)}
          value={draft.data}
          onChange={(data) => change({ ...draft, data })}
        />
        <HeldFields
          title={t('register.sensitive')}
          add={t('register.addSensitive')}
          keys={sensitiveKinds}
          nameOf={(kind) => t(`sensitiveKind.${kind}`)}
          value={draft.sensitive}
          onChange={(sensitive) => change({ ...draft, sensitive })}
        />
        <LinesFields draft={draft} change={change} />
        {measures.map(text)}
      </form>
      {activity && <UsedColumns activity={activity} register={register} />}
      {activity && <RecordHistory record={activity.id} kind="processing-activity" />}
    </SidePanel>
  );
}
