import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import type { MailServer } from '../../preload/contract/mail.ts';
import { readAuthorities, systemAuthorities } from '../shared/authorities.ts';
import { type Attempt, inTime } from './in-time.ts';
import { MailTrouble, troubleOfSocket } from './mail-trouble.ts';

/** How a mail server must prove who it is; there is no way to do without. */
export interface MailTls {
  readonly ca: string[];
  readonly minVersion: 'TLSv1.2';
  readonly rejectUnauthorized: true;
}

/** By an authority of the operating system, or by the given one only. */
export function mailTls(trust: MailServer['trust']): MailTls {
  const ca = trust.kind === 'system' ? systemAuthorities() : readAuthorities(trust.pem);
  // Checked when it was saved: whatever is here now, nothing else is trusted in its place.
  if (!ca) throw new MailTrouble('tls-untrusted');
  return { ca, minVersion: 'TLSv1.2', rejectUnauthorized: true };
}

/** The addresses of a name, or MailTrouble. */
export async function resolveMail(host: string, attempt: Attempt): Promise<string[]> {
  return reached(attempt, async () => {
    if (isIP(host)) return [host];
    return (await lookup(host, { all: true })).map(({ address }) => address);
  });
}

/** An open TCP connection, or MailTrouble. */
export async function connectMail(host: string, port: number, attempt: Attempt): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true, keepAlive: true });
  try {
    await reached(attempt, (signal) => once(socket, 'connect', { signal }));
    return socket;
  } catch (error) {
    socket.on('error', () => {});
    socket.destroy();
    throw error;
  }
}

async function reached<T>(attempt: Attempt, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  try {
    return await inTime(attempt, work);
  } catch (error) {
    if (attempt.signal?.aborted) throw attempt.signal.reason;
    throw troubleOfSocket(error, codeOf(error)) ?? error;
  }
}

/** Several addresses that were tried in vain come as one error without a code of its own. */
function codeOf(error: unknown): unknown {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: { code?: unknown }[] };
  return code ?? errors?.[0]?.code;
}
