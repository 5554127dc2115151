import { inOneLine, needsUtf8, wireAddress } from './address.ts';
import type { OutgoingMessage } from './mail-transport.ts';

/** A message as its bytes travel, and the envelope around it. */
export interface MimeMessage {
  readonly envelope: { readonly from: string; readonly to: string[]; readonly size: number };
  readonly bytes: Buffer;
  /** The server must announce SMTPUTF8, or it cannot take it. */
  readonly utf8: boolean;
}

/** Which address cannot be written to, or from. */
export class BadAddress extends Error {
  readonly fault: 'address' | 'sender';
  constructor(fault: 'address' | 'sender') {
    super('This is no address that mail can be sent to.');
    this.fault = fault;
  }
}

const idForm = /^<[\x21-\x3b\x3d\x3f\x41-\x7e]+@[\x21-\x3b\x3d\x3f\x41-\x7e]+>$/;

/** Plain text and HTML beside each other. Whatever names, subject and addresses hold, they add no header and no recipient. */
export async function composeMime(message: OutgoingMessage): Promise<MimeMessage> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const from = wireAddress(message.from.address);
  const to = wireAddress(message.to.address);
  const replyTo = message.replyTo === undefined ? undefined : wireAddress(message.replyTo);
  if (from === undefined || (message.replyTo !== undefined && replyTo === undefined)) throw new BadAddress('sender');
  if (to === undefined) throw new BadAddress('address');
  if (!idForm.test(message.messageId)) throw new Error('A Message-ID of our own is malformed.');
  const composer = new MailComposer({
    from: { name: inOneLine(message.from.name), address: from },
    to: { name: inOneLine(message.to.name), address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
    subject: inOneLine(message.subject),
    text: message.text,
    html: message.html,
    messageId: message.messageId,
    date: message.date,
    // RFC 3834: out-of-office programs do not answer it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  return { envelope: { from, to: [to], size: bytes.length }, bytes, utf8: needsUtf8(from) || needsUtf8(to) };
}
