import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Child, launch, runToEnd } from './child.ts';
import { makeFolder, removeFolder } from './folder.ts';
import { freePort } from './port.ts';
import { findProgram } from './program.ts';
import { until } from './until.ts';

/** How to reach an SSH server that the tests started. Plain data: it can be provided to the tests. */
export interface SshServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly user: string;
  /** "SHA256:…" of the two host keys; it shows the first unless told otherwise. */
  readonly hostKey: string;
  readonly otherHostKey: string;
  /** Private keys as text (OpenSSH format). */
  readonly key: string;
  readonly keyFile: string;
  /** The same right to enter, under a passphrase. */
  readonly encryptedKey: string;
  readonly encryptedKeyPassphrase: string;
  /** A sound key which the server does not know. */
  readonly strangerKey: string;
}

export interface Sshd {
  readonly server: SshServer;
  log(): string;
  /** Starts again on the same port, if wanted with the other host key or without port forwarding. */
  restart(options?: SshdOptions): Promise<void>;
  /** Connections stay open and nothing is answered, until `resume`. */
  freeze(): Promise<void>;
  resume(): void;
  stop(): Promise<void>;
}

export interface SshdOptions {
  readonly hostKey?: 'first' | 'other';
  readonly forwarding?: boolean;
  /** Arguments of its SFTP, "-P posix-rename" for one that does not offer that. */
  readonly sftp?: string;
}

/**
 * A real OpenSSH server on loopback which lets the person who runs the tests in by key; undefined without OpenSSH.
 * It offers no password: that would take PAM and a real account. See ssh-password-server.ts for those.
 */
export async function startSshd(options: SshdOptions = {}): Promise<Sshd | undefined> {
  const sshd = findProgram('sshd');
  const keygen = findProgram('ssh-keygen');
  if (!sshd || !keygen) return undefined;
  const folder = makeFolder('ssh');
  let child: Child | undefined;
  try {
    const keys = await makeKeys(keygen, folder);
    let port = 0;
    const start = async (chosen: SshdOptions) => {
      child = await startOnPort(sshd, folder, port, chosen);
    };
    for (let attempt = 1; ; attempt++) {
      port = await freePort();
      try {
        await start(options);
        break;
      } catch (error) {
        if (attempt === 3 || !/Address already in use/i.test(String(error))) throw error;
      }
    }
    return {
      server: { host: '127.0.0.1', port, user: userInfo().username, ...keys },
      log: () => child?.output() ?? '',
      restart: async (chosen = {}) => {
        await child?.stop();
        await start(chosen);
      },
      freeze: async () => child?.freeze(),
      resume: () => child?.signal('SIGCONT'),
      stop: async () => {
        await child?.stop();
        removeFolder(folder);
      },
    };
  } catch (error) {
    await child?.stop(500);
    removeFolder(folder);
    throw error;
  }
}

const passphrase = 'une phrase pour la clé';

async function makeKeys(keygen: string, folder: string) {
  const file = (name: string) => join(folder, name);
  const make = (name: string, secret = '') =>
    runToEnd(keygen, ['-q', '-t', 'ed25519', '-N', secret, '-C', name, '-f', file(name)]);
  await Promise.all([make('host-first'), make('host-other'), make('client'), make('stranger')]);
  copyFileSync(file('client'), file('client-encrypted'));
  chmodSync(file('client-encrypted'), 0o600);
  await runToEnd(keygen, ['-q', '-p', '-P', '', '-N', passphrase, '-f', file('client-encrypted')]);
  copyFileSync(file('client.pub'), file('authorized_keys'));
  const text = (name: string) => readFileSync(file(name), 'utf8');
  return {
    hostKey: fingerprint(text('host-first.pub')),
    otherHostKey: fingerprint(text('host-other.pub')),
    key: text('client'),
    keyFile: file('client'),
    encryptedKey: text('client-encrypted'),
    encryptedKeyPassphrase: passphrase,
    strangerKey: text('stranger'),
  };
}

/** "SHA256:…" of a public key in OpenSSH's one-line form, as ssh-keygen -l prints it. */
export function fingerprint(publicKey: string): string {
  const blob = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

async function startOnPort(sshd: string, folder: string, port: number, options: SshdOptions): Promise<Child> {
  const conf = join(folder, 'sshd_config');
  writeFileSync(conf, configuration(folder, port, options));
  // As root sshd wants the folder in which it gives up its rights; a package's unit usually makes it.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const child = launch(sshd, ['-D', '-e', '-f', conf, ...(await withoutPenalties(sshd, conf))]);
  try {
    await until('sshd to listen', () => {
      if (child.ended()) throw new Error(`sshd ended (${child.ended()}):\n${child.output()}`);
      return child.output().includes('Server listening on');
    });
    return child;
  } catch (error) {
    await child.stop(500);
    throw error;
  }
}

function configuration(
  folder: string,
  port: number,
  { hostKey = 'first', forwarding = true, sftp = '' }: SshdOptions,
): string {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey "${join(folder, `host-${hostKey}`)}"`,
    `AuthorizedKeysFile "${join(folder, 'authorized_keys')}"`,
    `AllowTcpForwarding ${forwarding ? 'local' : 'no'}`,
    'AllowAgentForwarding no',
    'X11Forwarding no',
    'PermitTTY no',
    'PidFile none',
    `Subsystem sftp internal-sftp ${sftp}`,
    'UsePAM no',
    'StrictModes no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    'MaxStartups 100',
    'LogLevel VERBOSE',
    '',
  ].join('\n');
}

/** Since 9.8 OpenSSH shuts out an address after failed logins, which tests make on purpose; before, it does not know the word. */
async function withoutPenalties(sshd: string, conf: string): Promise<string[]> {
  const option = ['-o', 'PerSourcePenalties=no'];
  try {
    await runToEnd(sshd, ['-t', '-f', conf, ...option]);
    return option;
  } catch {
    return [];
  }
}
