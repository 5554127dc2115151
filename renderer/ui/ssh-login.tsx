import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words.ts';
import { FileText } from './file-text.tsx';
import { type HeldIn, HeldSecret } from './held-secret.tsx';
import c from './ssh-login.module.css';

export const sshSecretNames = ['sshPassword', 'sshKey', 'sshKeyPassphrase'] as const;
export type SshSecretName = (typeof sshSecretNames)[number];

/** An SSH server and how one logs in to it, as it is being typed; secrets are what was typed. */
export interface SshLoginDraft {
  host: string;
  port: string;
  user: string;
  auth: 'key' | 'agent' | 'password';
  secrets: Record<SshSecretName, string>;
}

interface SshLoginProps {
  legend: string;
  value: SshLoginDraft;
  change: (part: Partial<SshLoginDraft>) => void;
  /** The sentence under a field, once saving was tried. */
  mistake: (field: 'host' | 'port' | 'user' | SshSecretName) => string | undefined;
  held: (name: SshSecretName) => HeldIn;
}

/** The SSH server and how one logs in to it: by a key, by the agent, by a password. */
export function SshLogin({ legend, value, change, mistake, held }: SshLoginProps) {
  const t = useWords('ui');
  const secret = (name: SshSecretName, label: string) => (
    <HeldSecret
      label={label}
      held={held(name)}
      value={value.secrets[name]}
      onChange={(text) => change({ secrets: { ...value.secrets, [name]: text } })}
      error={mistake(name)}
    />
  );
  return (
    <fieldset className={c.group}>
      <legend className={c.legend}>{legend}</legend>
      <div className={c.hostAndPort}>
        <TextInput
          label={t('ssh.host')}
          value={value.host}
          onChange={(event) => change({ host: event.currentTarget.value })}
          error={mistake('host')}
        />
        <TextInput
          label={t('ssh.port')}
          inputMode="numeric"
          value={value.port}
          onChange={(event) => change({ port: event.currentTarget.value })}
          error={mistake('port')}
        />
      </div>
      <TextInput
        label={t('ssh.user')}
        value={value.user}
        autoComplete="off"
        onChange={(event) => change({ user: event.currentTarget.value })}
        error={mistake('user')}
      />
      <div>
        <span className={c.label}>{t('ssh.auth')}</span>
        <SegmentedControl
          aria-label={t('ssh.auth')}
          value={value.auth}
          onChange={(auth) => change({ auth })}
          data={[
            { value: 'key', label: t('ssh.authKey') },
            { value: 'agent', label: t('ssh.authAgent') },
            { value: 'password', label: t('ssh.authPassword') },
          ]}
        />
      </div>
      {value.auth === 'key' && (
        <>
          <KeyField
            value={value.secrets.sshKey}
            onChange={(sshKey) => change({ secrets: { ...value.secrets, sshKey } })}
            held={held('sshKey')}
            error={mistake('sshKey')}
          />
          {secret('sshKeyPassphrase', `${t('ssh.passphrase')} (${t('ssh.optional')})`)}
        </>
      )}
      {value.auth === 'password' && secret('sshPassword', t('ssh.password'))}
    </fieldset>
  );
}

interface KeyFieldProps {
  value: string;
  onChange: (key: string) => void;
  held: HeldIn;
  error: string | undefined;
}

function KeyField({ value, onChange, held, error }: KeyFieldProps) {
  const t = useWords('ui');
  const [file, setFile] = useState('');
  const set = (key: string, name = '') => {
    setFile(name);
    onChange(key);
  };
  return (
    <div className={c.withFile}>
      <Textarea
        label={t('ssh.key')}
        description={held === undefined ? t('ssh.keyHint') : t('held.hint')}
        placeholder={held === undefined ? '' : t(`held.${held}`)}
        classNames={{ input: c.mono ?? '' }}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
        error={error}
      />
      <FileText label={t('ssh.chooseKey')} onText={set} />
      {file !== '' && <p className={c.hint}>{t('ssh.keyChosen', { file })}</p>}
    </div>
  );
}
