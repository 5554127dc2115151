import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import c from './form.module.css';
import { isReady, type NewPassphrase, NewPassphraseFields, noPassphrase } from './new-passphrase.tsx';
import { RememberBox } from './remember-box.tsx';
import { Threshold } from './threshold.tsx';
import { useOpened } from './use-opened.ts';

/** Chooses the passphrase of a new vault. */
export function CreateVault({ onBack }: { onBack: () => void }) {
  const t = useWords('vault');
  const explain = useExplain('vault');
  const opened = useOpened();
  const [passphrase, setPassphrase] = useState<NewPassphrase>(noPassphrase);
  const [remember, setRemember] = useState(false);
  const create = useMutation(api.vault.create.mutationOptions({ onSuccess: opened, gcTime: 0 }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady(passphrase) && !create.isPending) create.mutate({ passphrase: passphrase.first, remember });
  };
  return (
    <Threshold title={t('create.title')} line={t('create.line')}>
      <form className={c.form} onSubmit={submit}>
        <NewPassphraseFields
          value={passphrase}
          onChange={setPassphrase}
          label={t('create.passphrase')}
          labelAgain={t('create.again')}
          autoFocus
        />
        <RememberBox value={remember} onChange={setRemember} />
        <p className={c.advice}>{t('create.lost')}</p>
        {create.error && (
          <Notice kind="danger" title={explain(create.error).what}>
            {explain(create.error).next}
          </Notice>
        )}
        <div className={c.buttons}>
          <Button type="submit" size="sm" disabled={!isReady(passphrase)} loading={create.isPending}>
            {t('create.submit')}
          </Button>
          <Button variant="subtle" color="gray" size="sm" onClick={onBack} disabled={create.isPending}>
            {t('create.back')}
          </Button>
        </div>
      </form>
    </Threshold>
  );
}
