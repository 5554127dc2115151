export type TlsFailure = 'tls-untrusted' | 'tls-wrong-host' | 'tls-expired' | 'tls-failed';

/** Words of OpenSSL (Node) and BoringSSL (Electron); libraries overwrite the code of these errors with their own. */
const byWords: readonly (readonly [RegExp, TlsFailure | 'cut'])[] = [
  [/expired|not yet valid/i, 'tls-expired'],
  [/altnames|hostname\/ip|ip address mismatch|hostname mismatch/i, 'tls-wrong-host'],
  [
    /self.signed|local issuer|issuer cert|first certificate|not trusted|untrusted|invalid ca|revoked|signature failure/i,
    'tls-untrusted',
  ],
  [/disconnected before secure|socket hang up|ECONNRESET|EPIPE/i, 'cut'],
];

/** What an error means that came while a server was to prove who it is; `names`: for whom its certificate was made. */
export function tlsFailure(error: unknown): { code: TlsFailure | 'cut'; said: string; names?: string } {
  const { message, cert } = error as {
    message?: string;
    cert?: { subjectaltname?: string; subject?: { CN?: string } };
  };
  const said = String(message ?? error);
  const code = byWords.find(([words]) => words.test(said))?.[1] ?? 'tls-failed';
  const names = cert?.subjectaltname ?? cert?.subject?.CN;
  return { code, said, ...(names ? { names } : {}) };
}
