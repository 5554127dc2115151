import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { RecordHistory } from '../../record-history.tsx';
import { refusalCode, useExplain } from '../../refusals/explain.ts';
import { dayAfter } from '../../ui/export-dialog/days.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { ConflictMark } from './conflict-mark.tsx';
import { mistakesOf, type Plan } from './plan.ts';
import { changedPlan, planOf } from './plan-change.ts';
import { PlanFields } from './plan-fields.tsx';

const beside = new Set(['NAME_TAKEN', 'STEPS_WRONG']);

/** Name, language, messages planned and day of a campaign, to change. Only what was changed is written. */
export function ChangePanel({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const form = useId();
  const [first] = useState<Plan>(() => planOf(campaign));
  const { draft, change, done } = useDraft<Plan>(`campaign:${campaign.id}`, first);
  const [shown, setShown] = useState(false);
  const leave = () => {
    done();
    onClose();
  };
  const alter = useMutation(
    api.campaigns.change.mutationOptions({
      onSuccess: () => {
        notify('good', t('preparing.saved'));
        leave();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (Object.keys(mistakesOf(draft, dayAfter(0), first.imposedOn)).length > 0) return;
    const changed = changedPlan(first, draft);
    if (Object.keys(changed).length === 0) leave();
    else alter.mutate({ campaignId: campaign.id, ...changed });
  };
  const problem = alter.error && !beside.has(refusalCode(alter.error) ?? '') ? explain(alter.error) : undefined;
  return (
    <SidePanel
      name="campaign-change"
      title={t('preparing.change')}
      line={t('preparing.changeLine')}
      onClose={leave}
      footer={
        <Button type="submit" form={form} loading={alter.isPending}>
          {t('preparing.save')}
        </Button>
      }
    >
      <form id={form} className={c.form} onSubmit={send} noValidate>
        {problem && (
          <Notice kind="review" title={problem.what}>
            {problem.next}
          </Notice>
        )}
        <PlanFields
          plan={draft}
          onChange={(part) => {
            alter.reset();
            change({ ...draft, ...part });
          }}
          shown={shown}
          error={alter.error}
          before={first.imposedOn}
        />
      </form>
      {campaign.inConflict.length > 0 && <ConflictMark />}
      <RecordHistory record={campaign.id} kind="campaign" />
    </SidePanel>
  );
}
