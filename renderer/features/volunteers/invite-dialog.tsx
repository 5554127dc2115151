import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Role } from '../../../preload/contract/volunteers.ts';
import { client } from '../../client.ts';
import { useWords } from '../../words.ts';
import { InvitationCode } from './invitation-code.tsx';
import { InviteModal } from './invite-modal.tsx';
import { Refused } from './refused.tsx';
import { useSecretCall } from './use-secret-call.ts';
import c from './volunteers.module.css';

const lengths = [1, 3, 7, 14, 30];

/** Inviting: for whom, with which role, for how long; then the code, which only this dialog holds. */
export function InviteDialog({ database, onClose }: { database: string; onClose: () => void }) {
  const t = useWords('volunteers');
  const [made, setMade] = useState<{ id: string; code: string; name: string }>();
  return (
    <InviteModal title={made ? t('invite.made', { name: made.name }) : t('invite.title')} onClose={onClose}>
      {made ? (
        <InvitationCode {...made} database={database} onClose={onClose} />
      ) : (
        <InviteForm onMade={setMade} onClose={onClose} />
      )}
    </InviteModal>
  );
}

interface InviteFormProps {
  onMade: (made: { id: string; code: string; name: string }) => void;
  onClose: () => void;
}

function InviteForm({ onMade, onClose }: InviteFormProps) {
  const t = useWords('volunteers');
  const ui = useWords('ui');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [days, setDays] = useState(7);
  const invite = useSecretCall(client.volunteers.invite);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || invite.pending) return;
    const said = await invite.run({ name: name.trim(), role, days });
    if (said) onMade({ ...said.answer, name: name.trim() });
  };
  return (
    <form className={c.dialog} onSubmit={(event) => void send(event)}>
      <TextInput
        data-autofocus
        label={t('invite.name')}
        value={name}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group label={t('invite.role')} value={role} onChange={(value) => setRole(value as Role)}>
        <div className={c.radios}>
          {(['member', 'administrator'] as const).map((one) => (
            <Radio key={one} value={one} label={t(`role.${one}`)} description={t(`roleLine.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label={t('invite.days')}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={lengths.map((count) => ({ value: String(count), label: t('invite.daysCount', { count }) }))}
      />
      <Refused error={invite.error} />
      <div className={c.buttons}>
        <Button type="submit" disabled={name.trim() === ''} loading={invite.pending}>
          {t('invite.submit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
