import { timingSafeEqual } from 'node:crypto';
import { connect } from 'node:net';
import ssh2, { type AuthContext, type Connection as SshConnection } from 'ssh2';
import { listen } from './port.ts';
import { fingerprint } from './sshd.ts';

export interface SshPasswordServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** "SHA256:…" of its host key. */
  readonly hostKey: string;
  stop(): Promise<void>;
}

/**
 * An SSH server of ssh2 which lets one invented person in by password (`method`: asked plainly, or by keyboard-interactive as
 * servers with PAM do) and forwards ports. OpenSSH's own would need PAM and a real account of this machine.
 */
export async function startSshPasswordServer(
  method: 'password' | 'keyboard-interactive' = 'password',
): Promise<SshPasswordServer> {
  const host = soundKeyPair();
  const user = 'bénévole';
  const password = 'mot de passe du tunnel';
  const open = new Set<SshConnection>();
  const server = new ssh2.Server({ hostKeys: [host.private] }, (client) => {
    open.add(client);
    client.on('error', () => {});
    client.on('close', () => open.delete(client));
    client.on('authentication', (asked) => authenticate(asked, method, user, password));
    client.on('ready', () => forward(client));
  });
  const port = await listen(server);
  return {
    host: '127.0.0.1',
    port,
    user,
    password,
    hostKey: fingerprint(host.public),
    stop: async () => {
      for (const client of open) client.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Three in a thousand of the keys that ssh2 makes cannot be read, by itself or by OpenSSH: another is made then. */
function soundKeyPair() {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519');
    if (!(ssh2.utils.parseKey(pair.private) instanceof Error)) return pair;
  }
}

function authenticate(asked: AuthContext, method: string, user: string, password: string): void {
  const decide = (given: string | undefined) =>
    asked.username === user && same(given ?? '', password) ? asked.accept() : asked.reject([method as 'password']);
  if (asked.method === method && asked.method === 'password') decide(asked.password);
  else if (asked.method === method && asked.method === 'keyboard-interactive')
    asked.prompt([{ prompt: 'Password: ', echo: false }], (answers) => decide(answers[0]));
  else asked.reject([method as 'password']);
}

const same = (given: string, right: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};

function forward(client: SshConnection): void {
  client.on('tcpip', (accept, reject, { destIP, destPort }) => {
    const target = connect(destPort, destIP);
    target.once('error', () => reject());
    target.once('connect', () => {
      const channel = accept();
      target.removeAllListeners('error');
      target.on('error', () => channel.destroy());
      channel.on('error', () => target.destroy());
      channel.pipe(target).pipe(channel);
    });
  });
}
