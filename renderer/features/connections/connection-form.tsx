import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { useShell } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { FileText } from '../../ui/file-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import c from './connection-form.module.css';
import { type Draft, draftOf, emptyDraft, type Field, mistakesOf, requestOf, withKind } from './draft.ts';
import { SecretOrHeld } from './secret-or-held.tsx';
import { SshFields } from './ssh-fields.tsx';

/** What the parts of the form need to show and change a field. */
export interface FormParts {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** The sentence under a field once saving was tried. */
  mistake: (field: Field) => string | undefined;
  profile: Profile | undefined;
}

const withoutSecrets = (draft: Draft): Draft => ({ ...draft, secrets: emptyDraft.secrets });

interface ConnectionFormProps {
  profile?: Profile;
  onSaved: (profile: Profile) => void;
  onCancel: () => void;
  submit: string;
}

/** The settings of a connection; what is missing is said once saving was tried, and the first such field takes the focus. */
export function ConnectionForm({ profile, onSaved, onCancel, submit }: ConnectionFormProps) {
  const t = useWords('connections');
  const ui = useWords('ui');
  const explain = useExplain('connections');
  const queries = useQueryClient();
  const first = profile ? draftOf(profile) : emptyDraft;
  const { draft, change, done } = useDraft(`connection ${profile?.id ?? 'new'}`, first, withoutSecrets);
  const [tried, setTried] = useState(false);
  const mistakes = mistakesOf(draft, profile?.held ?? []);
  const save = useMutation(
    api.connections.save.mutationOptions({
      gcTime: 0,
      onSuccess: async (saved) => {
        done();
        await queries.invalidateQueries({ queryKey: api.connections.key() });
        onSaved(saved);
      },
    }),
  );

  const parts: FormParts = {
    draft,
    profile,
    change: (part) => change({ ...draft, ...part }),
    mistake: (field) => {
      const mistake = tried ? mistakes[field] : undefined;
      return mistake && t(`form.${mistake}`);
    },
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const wrong = Object.keys(mistakes);
    const form = event.currentTarget;
    if (wrong.length > 0)
      return requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    if (!save.isPending) save.mutate(requestOf(draft, profile?.id));
  };
  return (
    <form className={c.form} onSubmit={send} noValidate>
      <TextInput
        label={t('form.name')}
        placeholder={t('form.namePlaceholder')}
        value={draft.name}
        onChange={(event) => parts.change({ name: event.currentTarget.value })}
        error={parts.mistake('name')}
      />
      <div>
        <span className={c.label}>{t('form.route')}</span>
        <SegmentedControl
          fullWidth
          aria-label={t('form.route')}
          value={draft.kind}
          onChange={(kind) => change(withKind(draft, kind))}
          data={[
            { value: 'ssh', label: t('form.ssh') },
            { value: 'direct', label: t('form.direct') },
            { value: 'socket', label: t('form.socket') },
          ]}
        />
      </div>
      {draft.kind === 'ssh' && <SshFields {...parts} />}
      {draft.kind === 'socket' ? <SocketField {...parts} /> : <ServerFields {...parts} />}
      <DatabaseFields {...parts} />
      {save.error && (
        <Notice kind="danger" title={explain(save.error).what}>
          {explain(save.error).why} {explain(save.error).next}
        </Notice>
      )}
      <div className={c.buttons}>
        <Button type="submit" loading={save.isPending}>
          {submit}
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

function SocketField({ draft, change, mistake }: FormParts) {
  const t = useWords('connections');
  return (
    <TextInput
      label={t('form.path')}
      classNames={{ input: c.mono ?? '' }}
      value={draft.path}
      onChange={(event) => change({ path: event.currentTarget.value })}
      error={mistake('path')}
    />
  );
}

function ServerFields(parts: FormParts) {
  const { draft, change, mistake } = parts;
  const t = useWords('connections');
  const kinds = draft.kind === 'ssh' ? (['none', 'ca', 'system'] as const) : (['system', 'ca'] as const);
  const names = { none: t('form.tlsNone'), ca: t('form.tlsCa'), system: t('form.tlsSystem') };
  return (
    <fieldset className={c.group}>
      <legend className={c.legend}>
        {t('form.server')}
        {draft.kind === 'ssh' && <span className={c.aside}> {t('form.fromSsh')}</span>}
      </legend>
      <div className={c.hostAndPort}>
        <TextInput
          label={t('form.host')}
          value={draft.host}
          onChange={(event) => change({ host: event.currentTarget.value })}
          error={mistake('host')}
        />
        <TextInput
          label={t('form.port')}
          inputMode="numeric"
          value={draft.port}
          onChange={(event) => change({ port: event.currentTarget.value })}
          error={mistake('port')}
        />
      </div>
      <NativeSelect
        label={t('form.tls')}
        description={draft.kind === 'direct' ? t('form.tlsHint') : undefined}
        value={draft.tls}
        data={kinds.map((value) => ({ value, label: names[value] }))}
        onChange={(event) => change({ tls: kinds.find((kind) => kind === event.currentTarget.value) ?? 'system' })}
      />
      {draft.tls === 'ca' && <CaField {...parts} />}
    </fieldset>
  );
}

function CaField({ draft, change, mistake }: FormParts) {
  const t = useWords('connections');
  return (
    <div className={c.withFile}>
      <Textarea
        label={t('form.ca')}
        description={t('form.caHint')}
        classNames={{ input: c.mono ?? '' }}
        rows={4}
        spellCheck={false}
        value={draft.pem}
        onChange={(event) => change({ pem: event.currentTarget.value })}
        error={mistake('pem')}
      />
      <FileText label={t('form.chooseCa')} accept=".pem,.crt,.cer,.ca" onText={(pem) => change({ pem })} />
    </div>
  );
}

function DatabaseFields(parts: FormParts) {
  const { draft, change, mistake } = parts;
  const t = useWords('connections');
  const shell = useShell();
  return (
    <fieldset className={c.group}>
      <legend className={c.legend}>{t('form.base')}</legend>
      <TextInput
        label={t('form.database')}
        value={draft.database}
        onChange={(event) => change({ database: event.currentTarget.value })}
        error={mistake('database')}
      />
      <div className={c.halves}>
        <TextInput
          label={t('form.user')}
          value={draft.user}
          autoComplete="off"
          onChange={(event) => change({ user: event.currentTarget.value })}
          error={mistake('user')}
        />
        <SecretOrHeld {...parts} name="databasePassword" label={t('form.password')} />
      </div>
      <p className={c.hint}>{shell?.keychain === undefined ? t('form.keptVault') : t('form.keptKeychain')}</p>
    </fieldset>
  );
}
