import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import ssh2, { type Client, type ConnectConfig } from 'ssh2';
import type { Route } from '../../../preload/contract/connections.ts';
import { CannotReach, type Reach } from './ouvadmin.ts';
import { checkPrivateKey, fingerprintOf, kindOf } from './ssh-key.ts';
import { type Attempt, connectTcp, unreachable, within } from './tcp.ts';
import { toReach } from './to-reach.ts';

export type SshRoute = Extract<Route, { kind: 'ssh' }>;
/** The SSH server alone, whatever is behind it. */
export type SshPlace = Pick<SshRoute, 'ssh'>;
export type SshSecrets = Pick<
  Extract<Reach, { dialect: 'mysql' }>,
  'sshPassword' | 'sshKey' | 'sshKeyPassphrase' | 'hostKey'
>;

export interface HostKey {
  readonly fingerprint: string;
  /** "ssh-ed25519", "rsa-sha2-512"… */
  readonly kind: string;
}

export interface SshAttempt extends Attempt {
  /** A connection already open to the SSH server; without it one is made. */
  readonly socket?: Socket | undefined;
  /** Told once the server has shown its key and that key is the accepted one; login only begins then. */
  readonly trusted?: (key: HostKey) => void;
}

/**
 * A client that is logged in on the SSH server. The server's key must be the accepted one: any other fails as
 * `host-key-unknown` or `host-key-changed` before anything secret is sent.
 */
export async function connectSsh(route: SshPlace, secrets: SshSecrets, attempt: SshAttempt): Promise<Client> {
  const { host, port, user, auth } = route.ssh;
  const facts = { host, port: `${port}`, user };
  const login = loginBy(auth, secrets);
  const socket = attempt.socket ?? (await connectTcp(host, port, attempt));
  const client = new ssh2.Client();
  let refused: CannotReach | undefined;
  const config: ConnectConfig = {
    ...login,
    sock: socket,
    username: user,
    readyTimeout: 0,
    keepaliveInterval: 15_000,
    keepaliveCountMax: 3,
    hostVerifier: (key: Buffer) => {
      const shown = { fingerprint: fingerprintOf(key), kind: kindOf(key) };
      refused = judgeHostKey(shown, secrets.hostKey, { host, port: `${port}` });
      if (!refused) attempt.trusted?.(shown);
      return !refused;
    },
  };
  try {
    await within(attempt, facts, () => ready(client, config, auth));
    return client;
  } catch (error) {
    client.on('error', () => {});
    client.destroy();
    socket.destroy();
    const told = refused ?? unreachable(asReach(error, facts), attempt, facts);
    const hidden = [secrets.sshPassword, secrets.sshKey, secrets.sshKeyPassphrase];
    throw told instanceof CannotReach ? toReach(told, facts, hidden) : told;
  }
}

function judgeHostKey(shown: HostKey, accepted: string | undefined, where: Record<string, string>) {
  if (accepted === shown.fingerprint) return undefined;
  const facts = { ...where, ...shown, ...(accepted ? { expected: accepted } : {}) };
  return new CannotReach({ code: accepted ? 'host-key-changed' : 'host-key-unknown', facts });
}

function loginBy(auth: SshRoute['ssh']['auth'], secrets: SshSecrets): ConnectConfig {
  if (auth === 'key') {
    checkPrivateKey(secrets.sshKey, secrets.sshKeyPassphrase);
    const { sshKey: privateKey, sshKeyPassphrase: passphrase } = secrets;
    return { ...(privateKey ? { privateKey } : {}), ...(passphrase ? { passphrase } : {}), authHandler: ['publickey'] };
  }
  if (auth === 'agent') return { agent: agentAddress(), authHandler: ['agent'] };
  // Servers with PAM ask for the password as a question.
  return { password: secrets.sshPassword ?? '', tryKeyboard: true, authHandler: ['password', 'keyboard-interactive'] };
}

/** SSH_AUTH_SOCK; on Windows else the pipe of its own OpenSSH agent ("pageant" may be said in SSH_AUTH_SOCK). */
function agentAddress(): string {
  const address = process.env.SSH_AUTH_SOCK || (process.platform === 'win32' ? '\\\\.\\pipe\\openssh-ssh-agent' : '');
  if (!address) throw new CannotReach({ code: 'ssh-agent-missing', facts: {} });
  return address;
}

function ready(client: Client, config: ConnectConfig, auth: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let agentSilent = false;
    let negotiated = false;
    const cut = () => {
      // Before any agreement: no SSH server, or one that has too many guests.
      const told = negotiated ? { code: 'ECONNRESET' } : { level: 'handshake' };
      reject(Object.assign(new Error('it hung up'), told));
    };
    client.once('ready', () => resolve());
    client.once('handshake', () => {
      negotiated = true;
    });
    client.on('error', (error: Error & { level?: string; code?: string }) => {
      // The agent is told of first; "all methods failed" follows.
      if (error.level === 'agent') agentSilent = true;
      else if (error.code === 'ECONNRESET' || error.code === 'EPIPE') cut();
      // What ssh2 cannot read of something that is no SSH server comes with or without a level, as its bytes fall.
      else if (!negotiated && error.level === undefined && error.code === undefined)
        reject(Object.assign(error, { level: 'handshake' }));
      else reject(agentSilent ? new CannotReach({ code: 'ssh-agent-missing', facts: {} }, error) : error);
    });
    client.once('close', cut);
    client.on('keyboard-interactive', (_name, _words, _language, prompts, answer) => {
      // One hidden question is the password; anything else (a code, a new password) we cannot answer.
      answer(auth === 'password' && prompts.length === 1 && !prompts[0]?.echo ? [config.password ?? ''] : []);
    });
    client.connect(config);
  });
}

function asReach(error: unknown, facts: Record<string, string>): unknown {
  const { level, message } = (error ?? {}) as { level?: string; message?: string };
  if (level === 'client-authentication') return new CannotReach({ code: 'ssh-auth-refused', facts }, error);
  if (level === 'client-timeout') return new CannotReach({ code: 'timed-out', facts }, error);
  if (level === 'protocol' || level === 'handshake')
    return new CannotReach({ code: 'ssh-failed', facts: { ...facts, said: String(message) } }, error);
  return error;
}

/** A channel to `host:port` as the SSH server sees it. */
export function forward(client: Client, route: SshRoute, attempt: Attempt): Promise<Duplex> {
  const facts = { host: route.host, port: `${route.port}`, through: route.ssh.host };
  return within(attempt, facts, () => {
    return new Promise<Duplex>((resolve, reject) => {
      client.forwardOut('127.0.0.1', 0, route.host, route.port, (error, channel) => {
        if (!error) resolve(channel);
        else reject(new CannotReach({ code: whyNotForwarded(error), facts }, error));
      });
    });
  });
}

/** Reasons of RFC 4254, 5.1: 1 prohibited, 2 connect failed (with the server's words). */
function whyNotForwarded(error: Error & { reason?: unknown }) {
  if (error.reason !== 2 && error.reason !== 'CONNECT_FAILED') return 'ssh-forward-refused';
  if (/refused/i.test(error.message)) return 'refused';
  if (/timed out/i.test(error.message)) return 'timed-out';
  return /name|resolve|known/i.test(error.message) ? 'name-not-found' : 'unreachable';
}
