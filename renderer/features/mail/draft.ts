import {
  type MailSecretName,
  type MailSecrets,
  type MailServer,
  mailSecretNames,
  type Sender,
  SenderDraft,
} from '../../../preload/contract/mail.ts';

type Security = MailServer['security'];
export type Purpose = 'smtp' | 'mailbox';

/** The address of a server as it is being typed. */
export interface ServerFields {
  host: string;
  port: string;
  security: Security;
  trust: 'system' | 'ca';
  pem: string;
  user: string;
}

/** A sender as it is being typed; secrets are what was typed, empty meaning "keep the one that is held". */
export interface Draft {
  name: string;
  address: string;
  replyTo: string;
  panel: string;
  contact: string;
  smtp: ServerFields;
  withMailbox: boolean;
  mailbox: ServerFields;
  folder: string;
  secrets: Record<MailSecretName, string>;
}

type ServerField = 'host' | 'port' | 'pem';
export type Field = 'name' | 'address' | 'replyTo' | 'panel' | 'contact' | 'folder' | `${Purpose}.${ServerField}`;
export type Mistake = 'missing' | 'badPort' | 'badAddress' | 'hasLink';

/** The ports on which such servers usually listen. */
export const usualPorts: Record<Purpose, Record<Security, string>> = {
  smtp: { starttls: '587', tls: '465' },
  mailbox: { starttls: '143', tls: '993' },
};

const emptyServer = { host: '', trust: 'system', pem: '', user: '' } as const;
export const noSecrets: Draft['secrets'] = { smtpPassword: '', mailboxPassword: '' };

export const emptyDraft: Draft = {
  name: '',
  address: '',
  replyTo: '',
  panel: '',
  contact: '',
  smtp: { ...emptyServer, security: 'starttls', port: usualPorts.smtp.starttls },
  withMailbox: false,
  mailbox: { ...emptyServer, security: 'tls', port: usualPorts.mailbox.tls },
  folder: 'INBOX',
  secrets: noSecrets,
};

function fieldsOf({ host, port, security, trust, user }: MailServer): ServerFields {
  return { host, port: String(port), security, trust: trust.kind, pem: trust.kind === 'ca' ? trust.pem : '', user };
}

/** What is known of the sender, ready to be changed. */
export function draftOf({ from, replyTo, panel, contact, smtp, mailbox }: Sender): Draft {
  return {
    ...emptyDraft,
    name: from.name,
    address: from.address,
    replyTo: replyTo ?? '',
    panel,
    contact,
    smtp: fieldsOf(smtp),
    ...(mailbox ? { withMailbox: true, mailbox: fieldsOf(mailbox), folder: mailbox.folder } : {}),
  };
}

/** Another way to encrypt; a port that was the usual one of the former becomes the usual one of this. */
export function withSecurity(server: ServerFields, purpose: Purpose, security: Security): ServerFields {
  const usual = usualPorts[purpose];
  const followed = server.port.trim() === usual[server.security] || server.port.trim() === '';
  return { ...server, security, port: followed ? usual[security] : server.port };
}

const isAddress = (text: string) => SenderDraft.shape.from.shape.address.safeParse(text.trim()).success;
const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
/** What templates refuse too: a message with a link teaches people to follow those of thieves. */
const link = /https?:|www\.|mailto:|<a\b/i;

function serverMistakes(server: ServerFields, purpose: Purpose): [Field, Mistake | undefined][] {
  const port = server.port.trim();
  return [
    [`${purpose}.host`, server.host.trim() === '' ? 'missing' : undefined],
    [`${purpose}.port`, port === '' ? 'missing' : isPort(port) ? undefined : 'badPort'],
    [`${purpose}.pem`, server.trust === 'ca' && server.pem.trim() === '' ? 'missing' : undefined],
  ];
}

function saidByHand(text: string): Mistake | undefined {
  if (text.trim() === '') return 'missing';
  return link.test(text) ? 'hasLink' : undefined;
}

function addressMistake(text: string): Mistake | undefined {
  if (text.trim() === '') return 'missing';
  return isAddress(text) ? undefined : 'badAddress';
}

/** What stands in the way of saving, by field. */
export function mistakesOf(draft: Draft): Partial<Record<Field, Mistake>> {
  const found: [Field, Mistake | undefined][] = [
    ['name', draft.name.trim() === '' ? 'missing' : undefined],
    ['address', addressMistake(draft.address)],
    ['replyTo', draft.replyTo.trim() === '' ? undefined : addressMistake(draft.replyTo)],
    ['panel', saidByHand(draft.panel)],
    ['contact', saidByHand(draft.contact)],
    ...serverMistakes(draft.smtp, 'smtp'),
    ...(draft.withMailbox ? serverMistakes(draft.mailbox, 'mailbox') : []),
    ['folder', draft.withMailbox && draft.folder.trim() === '' ? 'missing' : undefined],
  ];
  return Object.fromEntries(found.filter(([, mistake]) => mistake !== undefined));
}

function serverOf({ host, port, security, trust, pem, user }: ServerFields): MailServer {
  return {
    host: host.trim(),
    port: Number(port),
    security,
    trust: trust === 'ca' ? { kind: 'ca', pem } : { kind: 'system' },
    user: user.trim(),
  };
}

/** What is sent to be saved. A password that was not typed keeps the one that is held; one that nothing uses is forgotten. */
export function requestOf(draft: Draft): { sender: SenderDraft; secrets: MailSecrets } {
  const used: Record<MailSecretName, boolean> = {
    smtpPassword: draft.smtp.user.trim() !== '',
    mailboxPassword: draft.withMailbox,
  };
  const secrets: MailSecrets = {};
  for (const name of mailSecretNames) {
    if (!used[name]) secrets[name] = null;
    else if (draft.secrets[name] !== '') secrets[name] = draft.secrets[name];
  }
  const replyTo = draft.replyTo.trim();
  return {
    sender: {
      smtp: serverOf(draft.smtp),
      from: { name: draft.name.trim(), address: draft.address.trim() },
      ...(replyTo === '' ? {} : { replyTo }),
      panel: draft.panel.trim(),
      contact: draft.contact.trim(),
      ...(draft.withMailbox ? { mailbox: { ...serverOf(draft.mailbox), folder: draft.folder.trim() } } : {}),
    },
    secrets,
  };
}
