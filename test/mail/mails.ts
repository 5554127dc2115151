import type { OutgoingMessage } from '../../main/mail/mail-transport.ts';
import type { MailServer } from '../../preload/contract/mail.ts';
import type { SmtpServer } from '../services/smtp.ts';

let made = 0;

/** A message as a campaign writes it. */
export function aMessage(change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  made += 1;
  return {
    from: { name: 'Ouvaton, coopérative', address: 'campagnes@ouvaton.example' },
    to: { name: 'Zoé Müller', address: 'zoe@exemple.fr' },
    subject: 'Votre mot de passe Ouvaton',
    text: 'Bonjour Zoé,\n\nvotre mot de passe est à changer.\n.\nUn point seul.',
    html: '<p>Bonjour Zoé,</p>',
    messageId: `<m${made}.${process.pid}@ouvaton.example>`,
    date: new Date('2026-11-24T10:00:00.000Z'),
    ...change,
  };
}

/** The settings by which the server of the tests is reached. */
export function settingsOf(server: SmtpServer, change: Partial<MailServer> = {}): MailServer {
  return {
    ...{ host: 'localhost', port: server.port, security: 'starttls' as const, user: server.user },
    ...{ trust: { kind: 'ca' as const, pem: server.ca } },
    ...change,
  };
}
