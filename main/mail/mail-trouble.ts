import { networkFailure } from '../shared/network-failure.ts';
import { tlsFailure } from '../shared/tls-failure.ts';

/** Why a mail server could not be used; the screens have a sentence for each. */
export type MailTroubleCode =
  | 'name-not-found'
  | 'refused'
  | 'timed-out'
  | 'unreachable'
  | 'cut'
  | 'not-smtp'
  | 'not-imap'
  | 'tls-not-offered'
  | 'tls-untrusted'
  | 'tls-wrong-host'
  | 'tls-expired'
  | 'tls-failed'
  | 'login-refused'
  | 'sender-refused'
  | 'folder-missing'
  | 'server-said';

/** `said` is what the server said, in one line, where it said something. Facts never hold a secret. */
export class MailTrouble extends Error {
  readonly code: MailTroubleCode;
  readonly facts: Readonly<Record<string, string>>;
  constructor(code: MailTroubleCode, facts: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(`${code} ${facts.said ?? ''}`.trim(), { cause });
    this.code = code;
    this.facts = facts;
  }
}

/** A reply in one line, and no longer than a screen shows ("550 5.1.1 User unknown"). */
export function saidOf(reply: unknown): string {
  const text = typeof reply === 'string' ? reply.slice(0, 2_000).replace(/\s*\r?\n\d{3}[- ]/g, ' ') : '';
  return text
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 500);
}

const ofTls = /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_|INVALID_|EPROTO|CRL_)/;

/** What an error of a socket or of TLS means; undefined where it is neither. `code`: as Node gave it. */
export function troubleOfSocket(error: unknown, code: unknown): MailTrouble | undefined {
  if (error instanceof MailTrouble) return error;
  const network = networkFailure(code);
  if (network) return new MailTrouble(network, {}, error);
  if (typeof code !== 'string' || !ofTls.test(code)) return undefined;
  const { code: tls, said, names } = tlsFailure(error);
  return new MailTrouble(
    tls,
    { ...(names ? { names } : {}), ...(tls === 'tls-failed' ? { said: saidOf(said) } : {}) },
    error,
  );
}
