import { useMutation } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useWords } from '../../words.ts';
import c from './volunteers.module.css';

/** Leaving the team oneself. */
export function LeaveTeam({ team, onClose }: { team: string; onClose: () => void }) {
  const t = useWords('volunteers');
  const explain = useExplain('volunteers');
  const leave = useMutation(
    api.volunteers.leave.mutationOptions({
      onSuccess: () => notify('good', t('leave.done')),
      onError: (error) => {
        notify('danger', explain(error).what, explain(error).next);
        onClose();
      },
    }),
  );
  return (
    <TypedConfirm
      opened
      onClose={onClose}
      title={t('leave.title', { team })}
      word={t('leave.word')}
      submit={t('leave.submit')}
      pending={leave.isPending}
      onConfirm={() => leave.mutate(undefined)}
    >
      <span className={c.sentences}>
        <span>{t('leave.keeps')}</span>
        <span>{t('leave.key')}</span>
        <span>{t('leave.again')}</span>
      </span>
    </TypedConfirm>
  );
}
