import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { useWords } from '../../words.ts';
import { BackDialog, ForgetDialog } from './back-dialogs.tsx';
import c from './column-encryption.module.css';
import { isGood } from './column-lines.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { Problem } from './problem.tsx';
import { stepOf, wayBackOf } from './steps.ts';
import { SwitchDialog } from './switch-dialog.tsx';
import { useForward, useVerify } from './use-forward.ts';
import type { PreviewQuery } from './use-preview.ts';

interface PlanActionsProps {
  base: Profile;
  plan: Plan;
  preview: PreviewQuery;
}

/** The one step forward and the way back, always in sight; what holds the step back is said beside it. */
export function PlanActions({ base, plan, preview }: PlanActionsProps) {
  const t = useWords('columnEncryption');
  const [asking, setAsking] = useState<'switch' | 'erase' | 'back' | 'forget'>();
  const forward = useForward(plan);
  const verify = useVerify();
  const step = stepOf(plan);
  const back = wayBackOf(plan);
  const close = () => setAsking(undefined);
  const found = preview.data;
  const why = () => {
    if (step === 'erase' && plan.verification && !isGood(plan.verification)) return t('contract.verifiedNot');
    if (step !== 'begin') return undefined;
    if (found === undefined) return t('preview.waiting');
    if (found.obstacles.length > 0) return t('preview.first');
    return found.lacking.length > 0 ? t('preview.lackingFirst') : undefined;
  };
  const heldBack = why();
  const names = {
    begin: 'planned',
    resume: 'resume',
    check: 'verify',
    switch: 'verifying',
    erase: 'switched',
  } as const;
  const take = () => {
    if (step === 'switch' || step === 'erase') setAsking(step);
    else if (step === 'check') verify.mutate({ planId: plan.id });
    else forward.go();
  };
  return (
    <div className={c.actions}>
      {forward.error && <Problem error={forward.error} />}
      {verify.error && <Problem error={verify.error} />}
      <div className={c.buttons}>
        {step !== undefined && (
          <Button
            {...(step === 'erase' ? { color: 'danger' } : {})}
            loading={forward.isPending || verify.isPending}
            disabled={heldBack !== undefined}
            onClick={take}
          >
            {t(`action.${names[step]}`)}
          </Button>
        )}
        {back !== undefined && (
          <Button variant="default" onClick={() => setAsking(back)}>
            {t(`action.${back}`)}
          </Button>
        )}
        {heldBack !== undefined && <span className={c.why}>{heldBack}</span>}
      </div>
      {asking === 'switch' && <SwitchDialog plan={plan} onClose={close} />}
      {asking === 'erase' && <EraseDialog base={base} plan={plan} onClose={close} />}
      {asking === 'back' && <BackDialog plan={plan} onClose={close} />}
      {asking === 'forget' && <ForgetDialog plan={plan} onClose={close} />}
    </div>
  );
}
