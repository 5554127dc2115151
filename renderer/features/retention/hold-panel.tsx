import { Button, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useWords } from '../../words.ts';
import { Problem } from './problem.tsx';
import c from './retention.module.css';
import type { OfBase } from './use-retention.ts';

/** A hold to place: on a person by whatever the tables call that person, or on a whole rule. */
export function HoldPanel({ base, retention, onClose }: OfBase & { onClose: () => void }) {
  const t = useWords('retention');
  const id = useId();
  const [kind, setKind] = useState<'person' | 'rule'>('person');
  const [keys, setKeys] = useState('');
  const [ruleId, setRuleId] = useState(retention.rules[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [shown, setShown] = useState(false);
  const add = useMutation(
    api.retention.addHold.mutationOptions({
      onSuccess: () => {
        notify('good', t('holds.placed'));
        onClose();
      },
    }),
  );
  const list = keys
    .split(/[,\n]/)
    .map((key) => key.trim())
    .filter((key) => key !== '');
  const noKey = kind === 'person' ? list.length === 0 : ruleId === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (noKey || reason.trim() === '') return;
    const on = kind === 'person' ? { kind, keys: list } : { kind, ruleId };
    add.mutate({ connectionId: base.id, on, reason, ...(until === '' ? {} : { until }) });
  };
  return (
    <SidePanel
      name="retention-hold"
      title={t('holds.add')}
      onClose={onClose}
      footer={
        <Button type="submit" form={id} loading={add.isPending}>
          {t('holds.place')}
        </Button>
      }
    >
      <form id={id} className={c.form} onSubmit={send} noValidate>
        <Problem error={add.error} />
        <Radio.Group label={t('holds.on')} value={kind} onChange={(on) => setKind(on === 'rule' ? 'rule' : 'person')}>
          <div className={c.radios}>
            <Radio value="person" label={t('holds.onPerson')} />
            <Radio value="rule" label={t('holds.onRule')} disabled={retention.rules.length === 0} />
          </div>
        </Radio.Group>
        {kind === 'person' ? (
          <TextInput
            label={t('holds.keys')}
            description={t('holds.keysHint')}
            value={keys}
            error={shown && noKey ? t('required') : undefined}
            onChange={(event) => setKeys(event.currentTarget.value)}
          />
        ) : (
          <NativeSelect
            label={t('holds.ruleLabel')}
            value={ruleId}
            data={retention.rules.map((rule) => ({ value: rule.id, label: rule.name }))}
            onChange={(event) => setRuleId(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t('holds.reason')}
          description={t('holds.reasonHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={reason}
          error={shown && reason.trim() === '' ? t('required') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('holds.untilLabel')}
          description={t('holds.untilHint')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </form>
    </SidePanel>
  );
}
