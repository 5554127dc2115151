import type { Fate, MailServer } from '../../preload/contract/mail.ts';
import { BadAddress, composeMime, type MimeMessage } from './compose-mime.ts';
import { connectMail } from './connect-mail.ts';
import { type DeliverLimits, deliver } from './deliver.ts';
import { inTime } from './in-time.ts';
import { fateOfTrouble } from './judge-reply.ts';
import type { MailTransport } from './mail-transport.ts';
import { MailTrouble } from './mail-trouble.ts';
import { logIn, openSmtp, type SmtpLine } from './open-smtp.ts';

export interface TransportLimits extends DeliverLimits {
  /** Milliseconds for each of: TCP, then greeting with TLS, then the login. */
  readonly connect: number;
}

const usual: TransportLimits = { connect: 30_000, envelope: 180_000, content: 600_000, grace: 5_000 };

/** A way to this server. `password` is used where the server has a user. Nothing is connected before the first message. */
export function openTransport(
  server: MailServer,
  password: string | undefined,
  limits: Partial<TransportLimits> = {},
): MailTransport {
  const all = { ...usual, ...limits };
  let line: SmtpLine | undefined;
  let busy = false;

  async function connected(signal: AbortSignal | undefined): Promise<SmtpLine> {
    const attempt = { signal, limit: all.connect };
    const opened = await openSmtp(await connectMail(server.host, server.port, attempt), server, attempt);
    if (server.user !== '') await logIn(opened, server.user, password ?? '', attempt);
    return opened;
  }

  async function send(mime: MimeMessage, handing: () => void, signal?: AbortSignal): Promise<Fate> {
    const reused = line?.alive() === true;
    try {
      line = line?.alive() ? line : await connected(signal);
    } catch (error) {
      if (!(error instanceof MailTrouble)) throw error;
      return fateOfTrouble(error);
    }
    if (mime.utf8 && !line.utf8) return { kind: 'refused', fault: 'address', said: noUtf8 };
    const { fate, left } = await deliver(line, mime, handing, all, signal);
    // A server ends a conversation that was idle for long: that is no reason to wait for another day.
    if (reused && !left && fate.kind === 'later' && !line.alive()) return send(mime, handing, signal);
    if (fate.kind !== 'sent' && line.alive()) await startAfresh(line);
    return fate;
  }

  /** What a refused message left half said must not count for the next one. */
  async function startAfresh({ connection, ended }: SmtpLine): Promise<void> {
    const reset = new Promise<void>((resolve, reject) => {
      connection.reset((error) => (error ? reject(error) : resolve()));
    });
    reset.catch(() => {});
    await inTime({ limit: all.connect }, () => Promise.race([reset, ended])).catch(() => connection.close());
  }

  return {
    async send(message, handing, signal) {
      if (busy) throw new Error('A transport sends one message at a time.');
      busy = true;
      try {
        signal?.throwIfAborted();
        return await send(await composeMime(message), handing, signal);
      } catch (error) {
        if (error instanceof BadAddress) return { kind: 'refused', fault: error.fault, said: error.message };
        throw error;
      } finally {
        busy = false;
      }
    },
    async close() {
      const open = line;
      line = undefined;
      if (!open?.alive()) return;
      open.connection.quit();
      await inTime({ limit: 1_000 }, () => open.ended).catch(() => open.connection.close());
    },
  };
}

const noUtf8 = 'SMTPUTF8 is not offered by the server: it takes no address with accents.';
