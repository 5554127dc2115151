import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { MailSecretName, Sender } from '../../../preload/contract/mail.ts';
import { FileText } from '../../ui/file-text.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useWords } from '../../words.ts';
import { type Draft, type Field, type Purpose, type ServerFields, withSecurity } from './draft.ts';
import c from './mail.module.css';

/** What the parts of the form need to show and change a field. */
export interface FormParts {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** The sentence under a field once saving was tried. */
  mistake: (field: Field) => string | undefined;
  sender: Sender | undefined;
}

const secretOf: Record<Purpose, MailSecretName> = { smtp: 'smtpPassword', mailbox: 'mailboxPassword' };

/** A server: name, encryption, port, who vouches for it, login and password. */
export function ServerFieldset({ purpose, ...parts }: FormParts & { purpose: Purpose }) {
  const { draft, change, mistake } = parts;
  const t = useWords('mail');
  const server = draft[purpose];
  const set = (part: Partial<ServerFields>) => change({ [purpose]: { ...server, ...part } });
  return (
    <>
      <div className={c.hostAndPort}>
        <TextInput
          label={t('form.host')}
          value={server.host}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => set({ host: event.currentTarget.value })}
          error={mistake(`${purpose}.host`)}
        />
        <TextInput
          label={t('form.port')}
          inputMode="numeric"
          value={server.port}
          onChange={(event) => set({ port: event.currentTarget.value })}
          error={mistake(`${purpose}.port`)}
        />
      </div>
      <div>
        <span className={c.label}>{t('form.security')}</span>
        <SegmentedControl
          fullWidth
          aria-label={t('form.security')}
          value={server.security}
          onChange={(security) => set(withSecurity(server, purpose, security))}
          data={[
            { value: 'starttls', label: t('form.starttls') },
            { value: 'tls', label: t('form.tls') },
          ]}
        />
        {purpose === 'smtp' && <p className={c.hint}>{t('form.securityHint')}</p>}
      </div>
      <TrustFields {...parts} purpose={purpose} server={server} set={set} />
      <div className={c.halves}>
        <TextInput
          label={t('form.user')}
          {...(purpose === 'smtp' ? { description: t('form.userHint'), inputWrapperOrder: below } : {})}
          value={server.user}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => set({ user: event.currentTarget.value })}
        />
        <Password {...parts} name={secretOf[purpose]} />
      </div>
    </>
  );
}

/** A hint under its field, so that fields side by side stand on one line. */
export const below: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

interface TrustParts extends FormParts {
  purpose: Purpose;
  server: ServerFields;
  set: (part: Partial<ServerFields>) => void;
}

function TrustFields({ purpose, server, set, mistake }: TrustParts) {
  const t = useWords('mail');
  return (
    <>
      <NativeSelect
        label={t('form.trust')}
        value={server.trust}
        data={[
          { value: 'system', label: t('form.trustSystem') },
          { value: 'ca', label: t('form.trustCa') },
        ]}
        onChange={(event) => set({ trust: event.currentTarget.value === 'ca' ? 'ca' : 'system' })}
      />
      {server.trust === 'ca' && (
        <div className={c.withFile}>
          <Textarea
            label={t('form.ca')}
            description={t('form.caHint')}
            classNames={{ input: c.mono ?? '' }}
            rows={4}
            spellCheck={false}
            value={server.pem}
            onChange={(event) => set({ pem: event.currentTarget.value })}
            error={mistake(`${purpose}.pem`)}
          />
          <FileText label={t('form.chooseCa')} accept=".pem,.crt,.cer,.ca" onText={(pem) => set({ pem })} />
        </div>
      )}
    </>
  );
}

/** A password to type; one that is held is never shown, its place says where it is kept. */
function Password({ name, draft, change, sender }: FormParts & { name: MailSecretName }) {
  const t = useWords('mail');
  const held = sender?.held.includes(name) ?? false;
  const where = sender?.keptIn === 'keychain' ? t('form.heldKeychain') : t('form.heldVault');
  return (
    <SecretField
      label={t('form.password')}
      placeholder={held ? where : ''}
      description={held ? t('form.heldHint') : undefined}
      inputWrapperOrder={below}
      value={draft.secrets[name]}
      onChange={(event) => change({ secrets: { ...draft.secrets, [name]: event.currentTarget.value } })}
    />
  );
}
