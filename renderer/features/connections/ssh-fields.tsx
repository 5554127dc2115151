import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FileText } from '../../ui/file-text.tsx';
import { useWords } from '../../words.ts';
import c from './connection-form.module.css';
import type { FormParts } from './connection-form.tsx';
import { SecretOrHeld } from './secret-or-held.tsx';

/** The SSH server of a tunnel and how one logs in to it. */
export function SshFields(parts: FormParts) {
  const { draft, change, mistake } = parts;
  const t = useWords('connections');
  return (
    <fieldset className={c.group}>
      <legend className={c.legend}>{t('form.sshServer')}</legend>
      <div className={c.hostAndPort}>
        <TextInput
          label={t('form.host')}
          value={draft.sshHost}
          onChange={(event) => change({ sshHost: event.currentTarget.value })}
          error={mistake('sshHost')}
        />
        <TextInput
          label={t('form.port')}
          inputMode="numeric"
          value={draft.sshPort}
          onChange={(event) => change({ sshPort: event.currentTarget.value })}
          error={mistake('sshPort')}
        />
      </div>
      <TextInput
        label={t('form.sshUser')}
        value={draft.sshUser}
        autoComplete="off"
        onChange={(event) => change({ sshUser: event.currentTarget.value })}
        error={mistake('sshUser')}
      />
      <div>
        <span className={c.label}>{t('form.auth')}</span>
        <SegmentedControl
          aria-label={t('form.auth')}
          value={draft.auth}
          onChange={(auth) => change({ auth })}
          data={[
            { value: 'key', label: t('form.authKey') },
            { value: 'agent', label: t('form.authAgent') },
            { value: 'password', label: t('form.authPassword') },
          ]}
        />
      </div>
      {draft.auth === 'key' && <KeyFields {...parts} />}
      {draft.auth === 'password' && <SecretOrHeld {...parts} name="sshPassword" label={t('form.sshPassword')} />}
    </fieldset>
  );
}

function KeyFields(parts: FormParts) {
  const { draft, change, mistake, profile } = parts;
  const t = useWords('connections');
  const [file, setFile] = useState('');
  const held = profile?.held.includes('sshKey') ?? false;
  const where = profile?.keptIn === 'keychain' ? t('form.heldKeychain') : t('form.heldVault');
  const setKey = (sshKey: string) => change({ secrets: { ...draft.secrets, sshKey } });
  return (
    <>
      <div className={c.withFile}>
        <Textarea
          label={t('form.sshKey')}
          description={held ? t('form.heldHint') : t('form.caHint')}
          placeholder={held ? where : ''}
          classNames={{ input: c.mono ?? '' }}
          rows={3}
          spellCheck={false}
          autoComplete="off"
          value={draft.secrets.sshKey}
          onChange={(event) => {
            setFile('');
            setKey(event.currentTarget.value);
          }}
          error={mistake('sshKey')}
        />
        <FileText
          label={t('form.chooseKey')}
          onText={(text, name) => {
            setFile(name);
            setKey(text);
          }}
        />
        {file !== '' && <p className={c.hint}>{t('form.keyChosen', { file })}</p>}
      </div>
      <SecretOrHeld
        {...parts}
        name="sshKeyPassphrase"
        label={`${t('form.sshKeyPassphrase')} (${t('form.optional')})`}
      />
    </>
  );
}
