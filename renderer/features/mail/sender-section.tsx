import type { ReactNode } from 'react';
import type { MailSecretName, MailServer, Sender } from '../../../preload/contract/mail.ts';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import c from './mail.module.css';

/** What is known of the sender; of a password, only where it is kept. */
export function SenderSection({ sender, action }: { sender: Sender; action: ReactNode }) {
  const t = useWords('mail');
  const { from, replyTo, panel, contact, smtp, mailbox } = sender;
  const passwordOf = (name: MailSecretName) => {
    if (!sender.held.includes(name)) return t('known.lacking');
    return sender.keptIn === 'keychain' ? t('known.inKeychain') : t('known.inVault');
  };
  return (
    <Section title={t('known.title')} line={t('known.line')} action={action}>
      <dl className={c.facts}>
        <Fact name={t('known.from')}>
          {from.name} <span className="mono">&lt;{from.address}&gt;</span>
        </Fact>
        <Fact name={t('known.replyTo')}>
          {replyTo === undefined ? t('known.sameAddress') : <span className="mono">{replyTo}</span>}
        </Fact>
        <Fact name={t('known.panel')}>{panel || t('known.unsaid')}</Fact>
        <Fact name={t('known.contact')}>{contact || t('known.unsaid')}</Fact>
        <Fact name={t('known.server')}>
          <ServerWords server={smtp} password={passwordOf('smtpPassword')} />
        </Fact>
        <Fact name={t('known.mailbox')}>
          {mailbox === undefined ? (
            t('known.noMailbox')
          ) : (
            <ServerWords server={mailbox} password={passwordOf('mailboxPassword')} folder={mailbox.folder} />
          )}
        </Fact>
      </dl>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={c.factLine}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ServerWords({ server, password, folder }: { server: MailServer; password: string; folder?: string }) {
  const t = useWords('mail');
  const { host, port, security, trust, user } = server;
  return (
    <>
      {t('known.at', { host, port: String(port), security: t(`security.${security}`) })}
      <span className={c.also}>
        {t('known.trust')} {t(`trust.${trust.kind}`)}
      </span>
      <span className={c.also}>
        {user === '' ? (
          t('known.noLogin')
        ) : (
          <>
            {t('known.login')} <span className="mono">{user}</span>, {password}
          </>
        )}
        {folder !== undefined && <>, {t('known.folder', { folder })}</>}
      </span>
    </>
  );
}
