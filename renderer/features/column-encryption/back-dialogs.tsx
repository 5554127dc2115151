import { useMutation } from '@tanstack/react-query';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { Problem } from './problem.tsx';
import { stateBefore } from './steps.ts';

interface BackDialogProps {
  plan: Plan;
  onClose: () => void;
}

/** The way back from what was done: what it undoes, and the state in which the column will be. */
export function BackDialog({ plan, onClose }: BackDialogProps) {
  const t = useWords('columnEncryption');
  const { column, shadow, state, treatment } = plan;
  const back = useMutation(api.columnEncryption.back.mutationOptions({ onSuccess: onClose }));
  const switched = treatment.kind === 'hash' ? t('backDialog.switchedHash') : t('backDialog.switchedEncrypt');
  return (
    <DecisionDialog
      title={t('backDialog.title', { column })}
      submit={t('backDialog.submit')}
      pending={back.isPending}
      onSubmit={() => back.mutate({ planId: plan.id, from: state })}
      onClose={onClose}
    >
      <p>{state === 'switched' ? switched : t('backDialog.before', { shadow })}</p>
      <p>{t('backDialog.after', { state: t(`state.${stateBefore(plan)}`) })}</p>
      {back.error && <Problem error={back.error} />}
    </DecisionDialog>
  );
}

/** Forgets a plan that has done nothing yet. */
export function ForgetDialog({ plan, onClose }: BackDialogProps) {
  const t = useWords('columnEncryption');
  const { column } = plan;
  const forget = useMutation(
    api.columnEncryption.forget.mutationOptions({
      onSuccess: () => {
        notify('good', t('action.forgotten'));
        onClose();
      },
    }),
  );
  return (
    <DecisionDialog
      title={t('forgetDialog.title', { column })}
      submit={t('action.forget')}
      pending={forget.isPending}
      onSubmit={() => forget.mutate({ planId: plan.id })}
      onClose={onClose}
    >
      <p>{t('forgetDialog.line')}</p>
      {forget.error && <Problem error={forget.error} />}
    </DecisionDialog>
  );
}
