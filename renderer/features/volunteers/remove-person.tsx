import { useMutation } from '@tanstack/react-query';
import type { Volunteer } from '../../../preload/contract/volunteers.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useWords } from '../../words.ts';
import c from './volunteers.module.css';

interface RemovePersonProps {
  person: Volunteer;
  onClose: () => void;
  onRemoved: () => void;
}

/** Removing somebody: what will be true afterwards, and what must still be done by somebody else. */
export function RemovePerson({ person: { id, name, holdsShare }, onClose, onRemoved }: RemovePersonProps) {
  const t = useWords('volunteers');
  const explain = useExplain('volunteers');
  const remove = useMutation(
    api.volunteers.remove.mutationOptions({
      onSuccess: () => {
        notify('info', t('remove.done', { name }));
        onRemoved();
      },
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
      title={t('remove.title', { name })}
      word={t('remove.word')}
      submit={t('remove.submit')}
      pending={remove.isPending}
      onConfirm={() => remove.mutate({ volunteer: id })}
    >
      <span className={c.sentences}>
        <span>{t('remove.keeps', { name })}</span>
        <span>{t('remove.key')}</span>
        <span className={c.strong}>{t('remove.login')}</span>
        {holdsShare && <span>{t('remove.sheet')}</span>}
      </span>
    </TypedConfirm>
  );
}
