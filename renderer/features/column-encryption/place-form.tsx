import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Delivery } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { useShell } from '../../live.ts';
import { notify } from '../../ui/notice.tsx';
import { SshLogin } from '../../ui/ssh-login.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { type Draft, draftOf, type Field, mistakesOf, noSecrets, requestOf } from './place-draft.ts';
import { Problem } from './problem.tsx';

interface PlaceFormProps {
  base: Profile;
  delivery: Delivery;
  onDone: () => void;
}

const withoutSecrets = (draft: Draft): Draft => ({ ...draft, secrets: noSecrets });

/** The server and the file to which keys are delivered; secrets go in and never come back. */
export function PlaceForm({ base, delivery, onDone }: PlaceFormProps) {
  const t = useWords('columnEncryption');
  const ui = useWords('ui');
  const queries = useQueryClient();
  const keychain = useShell()?.keychain !== undefined;
  const { draft, change, done } = useDraft(`delivery ${base.id}`, draftOf(delivery.place), withoutSecrets);
  const [tried, setTried] = useState(false);
  const mistakes = mistakesOf(draft, delivery.held);
  const save = useMutation(
    api.columnEncryption.setDelivery.mutationOptions({
      gcTime: 0,
      onSuccess: async () => {
        done();
        notify('good', t('delivery.placed'));
        await queries.resetQueries({ queryKey: api.columnEncryption.deliveryDryRun.key() });
        await queries.invalidateQueries({ queryKey: api.columnEncryption.delivery.key() });
        onDone();
      },
    }),
  );
  const mistake = (field: Field) => {
    const found = tried ? mistakes[field] : undefined;
    return found && t(`delivery.${found}`);
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    if (Object.keys(mistakes).length > 0)
      return requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    if (!save.isPending) save.mutate({ connectionId: base.id, ...requestOf(draft) });
  };
  return (
    <form className={c.placeForm} onSubmit={send} noValidate>
      <SshLogin
        legend={t('delivery.server')}
        value={draft}
        change={(part) => change({ ...draft, ...part })}
        mistake={mistake}
        held={(name) => (delivery.held.includes(name) ? (keychain ? 'keychain' : 'vault') : undefined)}
      />
      <TextInput
        label={t('delivery.path')}
        description={t('delivery.pathHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        classNames={{ input: c.mono ?? '' }}
        spellCheck={false}
        value={draft.path}
        onChange={(event) => change({ ...draft, path: event.currentTarget.value })}
        error={mistake('path')}
      />
      {save.error && <Problem error={save.error} />}
      <div className={c.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('delivery.save')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            done();
            onDone();
          }}
        >
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
