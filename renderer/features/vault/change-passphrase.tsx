import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useWords } from '../../words.ts';
import c from './form.module.css';
import { isReady, NewPassphraseFields, noPassphrase } from './new-passphrase.tsx';
import { useOpened } from './use-opened.ts';

/** Changes the passphrase; `onEnd` tells whether it was. */
export function ChangePassphrase({ onEnd }: { onEnd: (changed: boolean) => void }) {
  const t = useWords('vault');
  const ui = useWords('ui');
  const explain = useExplain('vault');
  const opened = useOpened();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(noPassphrase);
  const change = useMutation(
    api.vault.changePassphrase.mutationOptions({
      gcTime: 0,
      onSuccess: (outcome) => {
        opened(outcome);
        onEnd(true);
      },
    }),
  );
  const ready = current !== '' && isReady(next);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !change.isPending) change.mutate({ current, next: next.first });
  };
  return (
    <form className={c.inPage} onSubmit={submit} aria-label={t('settings.change')}>
      <SecretField
        label={t('settings.current')}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        autoFocus
      />
      <NewPassphraseFields
        value={next}
        onChange={setNext}
        label={t('settings.next')}
        labelAgain={t('settings.nextAgain')}
      />
      {change.error && (
        <Notice kind="danger" title={explain(change.error).what}>
          {explain(change.error).next}
        </Notice>
      )}
      <div className={c.buttons}>
        <Button type="submit" disabled={!ready} loading={change.isPending}>
          {t('settings.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => onEnd(false)} disabled={change.isPending}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
