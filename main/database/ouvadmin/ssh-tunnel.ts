import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import { connectSsh, forward, type SshPlace, type SshRoute, type SshSecrets } from './connect-ssh.ts';
import { CannotReach } from './ouvadmin.ts';

/** A way through an SSH server. Its connection is made at the first channel, and anew at the next one after it was lost. */
export interface Tunnel {
  channel(): Promise<Duplex>;
  close(): void;
}

/**
 * Opens channels to the route's database. A channel that is cut stays cut: what ran on it fails, and whoever goes on asks
 * for another. `limit` holds for the login and for each channel.
 */
export function sshTunnel(route: SshRoute, secrets: SshSecrets, limit: number): Tunnel {
  const ended = new AbortController();
  let current: Promise<Client> | undefined;

  function client(): Promise<Client> {
    if (current) return current;
    const attempt = connectSsh(route, secrets, { signal: ended.signal, limit });
    current = attempt;
    const forget = () => {
      if (current === attempt) current = undefined;
    };
    attempt.then((connected) => connected.once('close', forget), forget);
    return attempt;
  }

  return {
    async channel() {
      if (ended.signal.aborted) throw new CannotReach({ code: 'cut', facts: { host: route.ssh.host } });
      return forward(await client(), route, { signal: ended.signal, limit });
    },
    close() {
      ended.abort();
      current?.then(
        (connected) => {
          connected.end();
          connected.destroy();
        },
        () => {},
      );
    },
  };
}

/** The key that the SSH server shows now, without logging in. */
export async function showHostKey(
  route: SshPlace,
  attempt: { signal?: AbortSignal | undefined; limit: number },
): Promise<string> {
  // Nothing is accepted, so the key is always told as unknown, before any login.
  const keyless: SshPlace = { ...route, ssh: { ...route.ssh, auth: 'password' } };
  try {
    const client = await connectSsh(keyless, {}, attempt);
    client.destroy();
  } catch (error) {
    const { problem } = error as CannotReach;
    if (problem?.code === 'host-key-unknown' && problem.facts.fingerprint) return problem.facts.fingerprint;
    throw error;
  }
  throw new Error('an SSH server logged us in before its key was judged');
}
