import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { api } from '../../client.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { download } from '../../ui/export-dialog/download.ts';
import { notify } from '../../ui/notice.tsx';
import { useLocale, useWords } from '../../words.ts';
import { Refused } from './refused.tsx';
import { ServerRights } from './server-rights.tsx';
import c from './volunteers.module.css';

interface InvitationCodeProps {
  id: string;
  code: string;
  /** For whom, and of which journal: for the rights on the server. */
  name: string;
  database: string;
  onClose: () => void;
}

/** A code to be handed over: copied, or saved as a file; and what comes next. */
export function InvitationCode({ id, code, name, database, onClose }: InvitationCodeProps) {
  const t = useWords('volunteers');
  const locale = useLocale();
  const save = useMutation(
    api.volunteers.saveInvitation.mutationOptions({
      onSuccess: ({ saved, download: address }) => {
        if (address !== undefined) download(address, 'invitation.txt');
        if (saved) notify('good', t('invite.saved'));
      },
    }),
  );
  return (
    <div className={c.dialog}>
      <Textarea
        readOnly
        data-autofocus
        label={t('invite.code')}
        classNames={{ input: c.mono ?? '' }}
        rows={5}
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={c.buttons}>
        <CopyButton text={code} label={t('invite.copy')} />
        <Button
          variant="default"
          leftSection={<FileDown size={14} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate({ id, locale })}
        >
          {t('invite.save')}
        </Button>
      </div>
      <Refused error={save.error} />
      <ul className={c.points}>
        <li>{t('invite.private')}</li>
        <li>{t('invite.needs')}</li>
        <li>{t('invite.next')}</li>
      </ul>
      <ServerRights name={name} database={database} />
      <div className={c.buttons}>
        <Button onClick={onClose}>{t('invite.finished')}</Button>
      </div>
    </div>
  );
}
