import { once } from 'node:events';
import type { ImapFlow } from 'imapflow';
import type { MailServer } from '../../preload/contract/mail.ts';
import { connectMail, mailTls } from './connect-mail.ts';
import { type Attempt, inTime } from './in-time.ts';
import { MailTrouble, saidOf, troubleOfSocket } from './mail-trouble.ts';

/** A folder of a mailbox, open for reading: the server itself lets nothing be marked, moved or deleted (EXAMINE). */
export interface Mailbox {
  readonly client: ImapFlow;
  readonly messages: number;
  /** Changes when the folder begins another life and its numbers mean other messages. */
  readonly validity: string;
  close(): void;
}

export type MailboxStep = 'tls' | 'login' | 'folder';

/** Connects, proves who the server is, logs in, opens the folder. `passed` hears each of the three; MailTrouble where one fails. */
export async function openMailbox(
  server: MailServer & { readonly folder: string },
  password: string | undefined,
  attempt: Attempt,
  passed: (step: MailboxStep) => void = () => {},
): Promise<Mailbox> {
  const { ImapFlow: Client } = await import('imapflow');
  const secure = server.security === 'tls';
  await knock(server, secure, attempt);
  const client = new Client({
    ...{ host: server.host, port: server.port, secure, tls: mailTls(server.trust), logger: false },
    ...(secure ? {} : { doSTARTTLS: true }),
    auth: { user: server.user, pass: password ?? '' },
    clientInfo: { name: 'Ouvadesk' },
    ...{ disableAutoIdle: true, disableAutoEnable: true, disableCompression: true },
    // A hostile server is not given the memory of this laptop.
    ...{ maxLineLength: 1 << 20, maxLiteralSize: 1 << 22, maxResponseSize: 1 << 23 },
    ...{ connectionTimeout: attempt.limit, greetingTimeout: attempt.limit, socketTimeout: 120_000 },
  });
  client.on('error', () => {});
  let at: MailboxStep = 'tls';
  try {
    await inTime(attempt, () => client.connect());
    passed('tls');
    at = 'login';
    passed('login');
    at = 'folder';
    const { exists, uidValidity } = await inTime(attempt, () => client.mailboxOpen(server.folder, { readOnly: true }));
    passed('folder');
    return { client, messages: exists, validity: String(uidValidity), close: () => client.close() };
  } catch (error) {
    client.close();
    if (attempt.signal?.aborted) throw attempt.signal.reason;
    const trouble = troubleOfMailbox(error as ImapFailure, at);
    if (trouble.code === 'login-refused') passed('tls');
    throw trouble;
  }
}

/** The port is asked first, in our own words: the library has one sentence for every way not to be reached. */
async function knock({ host, port }: MailServer, secure: boolean, attempt: Attempt): Promise<void> {
  const socket = await connectMail(host, port, attempt);
  socket.on('error', () => {});
  try {
    if (secure) return;
    const greeting = await inTime(attempt, async (signal) => {
      const [first] = (await Promise.race([
        once(socket, 'data', { signal }),
        once(socket, 'close', { signal }),
      ])) as unknown[];
      return first instanceof Buffer ? first.toString('latin1') : undefined;
    });
    if (greeting === undefined) throw new MailTrouble('cut');
    if (!greeting.startsWith('* ')) throw new MailTrouble('not-imap', { said: saidOf(greeting) });
  } finally {
    socket.destroy();
  }
}

interface ImapFailure {
  readonly message: string;
  readonly code?: string;
  readonly authenticationFailed?: boolean;
  readonly tlsFailed?: boolean;
  readonly mailboxMissing?: boolean;
  readonly responseText?: string;
}

function troubleOfMailbox(error: ImapFailure, at: MailboxStep): MailTrouble {
  if (error instanceof MailTrouble) return error;
  const said = saidOf(error.responseText ?? '');
  if (error.authenticationFailed) return new MailTrouble('login-refused', { said }, error);
  if (at === 'folder' && (error.mailboxMissing || said !== ''))
    return new MailTrouble('folder-missing', { said }, error);
  const socket = troubleOfSocket(error, error.code);
  if (socket) return socket;
  if (error.tlsFailed) return new MailTrouble('tls-not-offered', {}, error);
  if (error.code?.endsWith('TIMEOUT') || error.code === 'ETIMEOUT') return new MailTrouble('timed-out', {}, error);
  return at === 'tls'
    ? new MailTrouble(said === '' ? 'not-imap' : 'server-said', { said }, error)
    : new MailTrouble('cut');
}
