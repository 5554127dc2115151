import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Sender } from '../../../preload/contract/mail.ts';
import { api } from '../../client.ts';
import { useShell } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import { type Draft, draftOf, emptyDraft, mistakesOf, noSecrets, requestOf } from './draft.ts';
import c from './mail.module.css';
import { below, type FormParts, ServerFieldset } from './server-fields.tsx';

const withoutSecrets = (draft: Draft): Draft => ({ ...draft, secrets: noSecrets });

interface SenderFormProps {
  sender: Sender | undefined;
  onSaved: () => void;
  onCancel: () => void;
}

/** The settings of the sender; what is missing is said once saving was tried, and the first such field takes the focus. */
export function SenderForm({ sender, onSaved, onCancel }: SenderFormProps) {
  const t = useWords('mail');
  const ui = useWords('ui');
  const explain = useExplain('mail');
  const queries = useQueryClient();
  const { draft, change, done } = useDraft('sender', sender ? draftOf(sender) : emptyDraft, withoutSecrets);
  const [tried, setTried] = useState(false);
  const mistakes = mistakesOf(draft);
  const save = useMutation(
    api.mail.save.mutationOptions({
      gcTime: 0,
      onSuccess: async (saved) => {
        done();
        queries.setQueryData(api.mail.sender.queryKey(), saved);
        onSaved();
      },
    }),
  );
  const parts: FormParts = {
    draft,
    sender,
    change: (part) => change({ ...draft, ...part }),
    mistake: (field) => {
      const mistake = tried ? mistakes[field] : undefined;
      return mistake && t(`form.${mistake}`);
    },
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    if (Object.keys(mistakes).length > 0)
      return requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    if (!save.isPending) save.mutate(requestOf(draft));
  };
  return (
    <form className={c.form} onSubmit={send} noValidate>
      <MemberFields {...parts} />
      <fieldset className={c.group}>
        <legend className={c.legend}>{t('form.smtp')}</legend>
        <ServerFieldset {...parts} purpose="smtp" />
      </fieldset>
      <MailboxFields {...parts} />
      {save.error && (
        <Notice kind="danger" title={explain(save.error).what}>
          {explain(save.error).why} {explain(save.error).next}
        </Notice>
      )}
      <KeptWhere />
      <div className={c.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('form.submit')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            done();
            onCancel();
          }}
        >
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}

function MemberFields({ draft, change, mistake }: FormParts) {
  const t = useWords('mail');
  const texts = ['panel', 'contact'] as const;
  return (
    <fieldset className={c.group}>
      <legend className={c.legend}>{t('form.who')}</legend>
      <TextInput
        label={t('form.name')}
        description={t('form.nameHint')}
        inputWrapperOrder={below}
        maxLength={100}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={mistake('name')}
      />
      <div className={c.halves}>
        <TextInput
          label={t('form.address')}
          type="email"
          value={draft.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
          error={mistake('address')}
        />
        <TextInput
          label={t('form.replyTo')}
          description={t('form.replyToHint')}
          inputWrapperOrder={below}
          type="email"
          value={draft.replyTo}
          onChange={(event) => change({ replyTo: event.currentTarget.value })}
          error={mistake('replyTo')}
        />
      </div>
      {texts.map((field) => (
        <Textarea
          key={field}
          label={t(`form.${field}`)}
          description={t(`form.${field}Hint`)}
          inputWrapperOrder={below}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={500}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
          error={mistake(field)}
        />
      ))}
    </fieldset>
  );
}

function MailboxFields(parts: FormParts) {
  const { draft, change, mistake } = parts;
  const t = useWords('mail');
  return (
    <fieldset className={c.group}>
      <legend className={c.legend}>{t('form.mailbox')}</legend>
      <p className={c.hint}>{t('form.mailboxLine')}</p>
      <Checkbox
        size="sm"
        label={t('form.withMailbox')}
        checked={draft.withMailbox}
        onChange={(event) => change({ withMailbox: event.currentTarget.checked })}
      />
      {draft.withMailbox && (
        <>
          <ServerFieldset {...parts} purpose="mailbox" />
          <TextInput
            label={t('form.folder')}
            description={t('form.folderHint')}
            inputWrapperOrder={below}
            spellCheck={false}
            value={draft.folder}
            onChange={(event) => change({ folder: event.currentTarget.value })}
            error={mistake('folder')}
          />
        </>
      )}
    </fieldset>
  );
}

function KeptWhere() {
  const t = useWords('mail');
  const shell = useShell();
  return <p className={c.hint}>{shell?.keychain === undefined ? t('form.keptVault') : t('form.keptKeychain')}</p>;
}
