import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailServer } from '../../preload/contract/mail.ts';
import { type MailTls, mailTls } from './connect-mail.ts';
import { type Attempt, inTime } from './in-time.ts';
import { MailTrouble, saidOf, troubleOfSocket } from './mail-trouble.ts';

/** A conversation with a mail server that has proved who it is. */
export interface SmtpLine {
  readonly connection: SMTPConnection;
  /** Rejects when it ends, whoever ended it. */
  readonly ended: Promise<never>;
  alive(): boolean;
  /** Whether it announced SMTPUTF8. */
  readonly utf8: boolean;
  /** "TLSv1.3" */
  readonly protocol: string;
}

/** What nodemailer says of a failure. */
export interface SmtpFailure {
  readonly message: string;
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** Greeting, STARTTLS or TLS, EHLO, over an open socket; nothing secret has been said yet. MailTrouble where it fails. */
export async function openSmtp(socket: Socket, server: MailServer, attempt: Attempt): Promise<SmtpLine> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const tls: MailTls = mailTls(server.trust);
  const secure = server.security === 'tls';
  const hours = 3_600_000;
  const connection = new Connection({
    ...{ connection: socket, host: server.host, port: server.port, secure, requireTLS: !secure, tls },
    // The name of this laptop is nobody's business.
    name: '[127.0.0.1]',
    // Times are kept by whoever asks: the library's own count silence only, and a trickle would never end.
    ...{ connectionTimeout: hours, greetingTimeout: hours, socketTimeout: hours, socketCloseTimeout: 1_000 },
    maxResponseSize: 64 * 1024,
  });
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => {});
  let alive = true;
  const end = (error?: unknown) => {
    alive = false;
    ended.reject(error ?? new MailTrouble('cut'));
  };
  connection.on('error', end);
  connection.once('end', () => {
    alive = false;
    // A goodbye (421) ends it before the one who waits for that very reply is told: the reply says more.
    setImmediate(end);
  });
  const begun = new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  await orTrouble(connection, attempt, () => Promise.race([begun, ended.promise]));
  return {
    ...{ connection, ended: ended.promise, alive: () => alive },
    utf8: announced(connection).includes('SMTPUTF8'),
    protocol: protocolOf(connection),
  };
}

/** Logs in; MailTrouble login-refused where it is refused for good. */
export async function logIn(line: SmtpLine, user: string, pass: string, attempt: Attempt): Promise<void> {
  const letIn = new Promise<void>((resolve, reject) => {
    line.connection.login({ user, pass }, (error) => (error ? reject(error) : resolve()));
  });
  await orTrouble(line.connection, attempt, () => Promise.race([letIn, line.ended]));
}

/** Whatever fails ends the connection, and is told as MailTrouble; an abort stays what it is. */
async function orTrouble(connection: SMTPConnection, attempt: Attempt, work: () => Promise<void>): Promise<void> {
  try {
    await inTime(attempt, work);
  } catch (error) {
    connection.close();
    if (attempt.signal?.aborted) throw attempt.signal.reason;
    throw troubleOfOpening(error as SmtpFailure);
  }
}

/** Why a conversation did not come to the point where a message can be sent. */
function troubleOfOpening(error: SmtpFailure): MailTrouble {
  if (error instanceof MailTrouble) return error;
  const { code, originalCode, command = '', response, responseCode } = error;
  const said = saidOf(response);
  const lasting = responseCode !== undefined && responseCode >= 500;
  if (command === 'STARTTLS' && lasting) return new MailTrouble('tls-not-offered', { said }, error);
  if (code === 'EAUTH' && (lasting || !responseCode)) return new MailTrouble('login-refused', { said }, error);
  if (responseCode && responseCode >= 400) return new MailTrouble('server-said', { said }, error);
  if (code === 'EPROTOCOL') return new MailTrouble('not-smtp', { said }, error);
  return troubleOfSocket(error, originalCode ?? code) ?? new MailTrouble('cut', {}, error);
}

/** What the server announced. The library knows and has no door for it; a test tells when that changes. */
function announced(connection: SMTPConnection): readonly unknown[] {
  const found: unknown = Reflect.get(connection, '_supportedExtensions');
  return Array.isArray(found) ? found : [];
}

function protocolOf(connection: SMTPConnection): string {
  const socket: unknown = Reflect.get(connection, '_socket');
  return socket instanceof TLSSocket ? (socket.getProtocol() ?? '') : '';
}
