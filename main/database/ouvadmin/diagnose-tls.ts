import type { Problem } from '../../../preload/contract/connections.ts';

/** Words of OpenSSL (Node) and BoringSSL (Electron); mysql2 overwrites the code of these errors with its own. */
const byWords: readonly (readonly [RegExp, Problem['code']])[] = [
  [/expired|not yet valid/i, 'tls-expired'],
  [/altnames|hostname\/ip|ip address mismatch|hostname mismatch/i, 'tls-wrong-host'],
  [
    /self.signed|local issuer|issuer cert|first certificate|not trusted|untrusted|invalid ca|revoked|signature failure/i,
    'tls-untrusted',
  ],
  [/disconnected before secure|socket hang up|ECONNRESET|EPIPE/i, 'cut'],
];

/** What went wrong while the server was to prove who it is. `names` says for whom its certificate was made. */
export function diagnoseTls(error: unknown, facts: Record<string, string>): Problem {
  const { message, cert } = error as {
    message?: string;
    cert?: { subjectaltname?: string; subject?: { CN?: string } };
  };
  const said = String(message ?? error);
  const code = byWords.find(([words]) => words.test(said))?.[1] ?? 'tls-failed';
  const names = cert?.subjectaltname ?? cert?.subject?.CN;
  return {
    code,
    facts: {
      ...facts,
      ...(code === 'tls-wrong-host' && names ? { names } : {}),
      ...(code === 'tls-failed' ? { said } : {}),
    },
  };
}
