import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invitation } from '../../../preload/contract/volunteers.ts';
import { api, client } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { InvitationCode } from './invitation-code.tsx';
import { InviteModal } from './invite-modal.tsx';
import { useSecretCall } from './use-secret-call.ts';
import c from './volunteers.module.css';

interface InvitationsProps {
  invitations: readonly Invitation[];
  database: string;
}

/** The invitations made on this laptop that are not answered yet. */
export function Invitations({ invitations, database }: InvitationsProps) {
  const t = useWords('volunteers');
  const [shown, setShown] = useState<{ id: string; name: string; code: string }>();
  const again = useSecretCall((id: string) => client.volunteers.invitationCode({ id }));
  const explain = useExplain('volunteers');
  if (invitations.length === 0) return null;
  const show = async ({ id, name }: Invitation) => {
    const said = await again.run(id);
    if (said) setShown({ id, name, code: said.answer.code });
    else notify('info', explain(again.error).what);
  };
  return (
    <section className={c.part} aria-label={t('invitations.title')}>
      <h2 className={c.legend}>{t('invitations.title')}</h2>
      <p className={c.quiet}>{t('invitations.line')}</p>
      <ul className={c.lines}>
        {invitations.map((one) => (
          <Line key={one.id} invitation={one} onShow={() => void show(one)} />
        ))}
      </ul>
      {shown && (
        <InviteModal title={t('invite.made', { name: shown.name })} onClose={() => setShown(undefined)}>
          <InvitationCode
            id={shown.id}
            code={shown.code}
            name={shown.name}
            database={database}
            onClose={() => setShown(undefined)}
          />
        </InviteModal>
      )}
    </section>
  );
}

function Line({ invitation, onShow }: { invitation: Invitation; onShow: () => void }) {
  const t = useWords('volunteers');
  const format = useFormat();
  const explain = useExplain('volunteers');
  const { id, name, role, state, expiresAt } = invitation;
  const withdraw = useMutation(
    api.volunteers.withdrawInvitation.mutationOptions({
      onSuccess: () => notify('good', t('invitations.withdrawn')),
      onError: (error) => notify('info', explain(error).what),
    }),
  );
  return (
    <li className={c.line}>
      <span className={c.lineWords}>
        <span className={c.strong}>{name}</span>{' '}
        <span className={c.quiet}>
          {t(`role.${role}`)} · {t(`invitations.${state}`, { date: format.date(expiresAt) })}
        </span>
      </span>
      {state === 'waiting' && (
        <Button variant="subtle" size="compact-sm" onClick={onShow}>
          {t('invitations.show')}
        </Button>
      )}
      {state !== 'asked' && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ id })}
        >
          {t('invitations.withdraw')}
        </Button>
      )}
    </li>
  );
}
