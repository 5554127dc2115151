import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { RetentionRule } from '../../../preload/contract/retention.ts';
import { api } from '../../client.ts';
import { RecordHistory } from '../../record-history.tsx';
import { notify } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { Problem } from './problem.tsx';
import c from './retention.module.css';
import { draftOf, formOf, missingOf } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';
import type { OfBase } from './use-retention.ts';

interface RulePanelProps extends OfBase {
  /** Undefined for a new one. */
  rule: RetentionRule | undefined;
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** A rule to write or to change: everything is picked among what the database has. */
export function RulePanel({ rule, base, retention, onClose, onAdded }: RulePanelProps) {
  const t = useWords('retention');
  const id = useId();
  const tables = useQuery(api.retention.tables.queryOptions({ input: { connectionId: base.id }, staleTime: 300_000 }));
  const [form, setForm] = useState(() => formOf(rule, retention.clocks.find(({ ours }) => !ours)?.id ?? ''));
  const [shown, setShown] = useState(false);
  const saved = () => notify('good', t('rules.saved'));
  const add = useMutation(
    api.retention.addRule.mutationOptions({
      onSuccess: (added) => {
        saved();
        onAdded(added.id);
      },
    }),
  );
  const change = useMutation(api.retention.changeRule.mutationOptions({ onSuccess: saved }));
  const enable = useMutation(api.retention.setEnabled.mutationOptions());
  const remove = useMutation(api.retention.removeRule.mutationOptions({ onSuccess: onClose }));
  const missing = missingOf(form);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (missing.length > 0) return;
    if (rule) change.mutate({ ...draftOf(form), id: rule.id });
    else add.mutate({ ...draftOf(form), connectionId: base.id });
  };
  return (
    <SidePanel
      name="retention-rule"
      first={420}
      title={rule ? rule.name : t('rules.add')}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form={id} loading={add.isPending || change.isPending}>
            {t('save')}
          </Button>
          {rule && (
            <>
              <Button
                variant="default"
                loading={enable.isPending}
                onClick={() => enable.mutate({ ruleId: rule.id, enabled: !rule.enabled })}
              >
                {rule.enabled ? t('rules.disable') : t('rules.enable')}
              </Button>
              <Button
                variant="subtle"
                color="gray"
                loading={remove.isPending}
                onClick={() => remove.mutate({ ruleId: rule.id })}
              >
                {t('remove')}
              </Button>
            </>
          )}
        </>
      }
    >
      <form id={id} className={c.form} onSubmit={send} noValidate>
        <Problem error={add.error ?? change.error ?? enable.error ?? remove.error} />
        {tables.error && <Problem error={tables.error} onRetry={() => void tables.refetch()} />}
        {tables.isPending && <Loading rows={3} />}
        <RuleFields
          form={form}
          change={(part) => setForm((before) => ({ ...before, ...part }))}
          clocks={retention.clocks}
          tables={tables.data ?? []}
          missing={shown ? missing : []}
        />
      </form>
      {rule && <RecordHistory record={rule.id} kind="retention-rule" />}
    </SidePanel>
  );
}
