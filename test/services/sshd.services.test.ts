import { createConnection } from 'mysql2/promise';
import ssh2, { type ConnectConfig } from 'ssh2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from './database.ts';
import { describeWith } from './services.ts';
import { type SshAgent, startSshAgent } from './ssh-agent.ts';
import { startSshPasswordServer } from './ssh-password-server.ts';
import { fingerprint, type Sshd, type SshServer, startSshd } from './sshd.ts';
import { within } from './until.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Logs in and gives the fingerprint that was shown; fails as ssh2 does. */
async function login({ host, port }: Place, how: ConnectConfig) {
  const client = new ssh2.Client();
  let shown = '';
  const hostVerifier = (key: Buffer) => {
    shown = fingerprint(`ssh-ed25519 ${key.toString('base64')}`);
    return true;
  };
  const ready = new Promise<void>((resolve, reject) => {
    client.once('ready', resolve).on('error', reject);
    client.connect({ host, port, readyTimeout: 5_000, ...how, hostVerifier });
  });
  await within('the SSH login', ready, 10_000);
  return { client, shown };
}

async function tunnel(client: ssh2.Client, to: Place) {
  return new Promise<ssh2.ClientChannel>((resolve, reject) => {
    client.forwardOut('127.0.0.1', 0, to.host, to.port, (error, channel) => (error ? reject(error) : resolve(channel)));
  });
}

const refused = { message: expect.stringMatching(/authentication methods failed/) };

describeWith(['sshd'], 'the shared sshd', ({ sshd }) => {
  const me = { username: sshd.user };
  let agent: SshAgent | undefined;
  beforeAll(async () => {
    agent = await startSshAgent([sshd.key]);
  });
  afterAll(() => agent?.stop());

  test('lets in by key, by key under a passphrase and by agent', async () => {
    const ways: ConnectConfig[] = [
      { privateKey: sshd.key },
      { privateKey: sshd.encryptedKey, passphrase: sshd.encryptedKeyPassphrase },
      { agent: agent?.socket ?? '' },
    ];
    for (const way of ways) {
      const { client, shown } = await login(sshd, { ...me, ...way });
      client.end();
      expect(shown).toBe(sshd.hostKey);
    }
  });

  test('refuses a stranger and offers no password', async () => {
    await expect(login(sshd, { ...me, privateKey: sshd.strangerKey })).rejects.toMatchObject(refused);
    await expect(login(sshd, { ...me, password: 'x' })).rejects.toMatchObject(refused);
  });
});

describeWith(['sshd', 'mariadb'], 'MariaDB behind sshd', ({ sshd, mariadb }) => {
  test('is reached through the tunnel, by TLS inside it', async () => {
    const database = await createDatabase(mariadb);
    const reader = await database.createUser();
    const { client } = await login(sshd, { username: sshd.user, privateKey: sshd.key });
    const stream = await tunnel(client, mariadb);
    const connection = await createConnection({ ...reader, stream, ssl: { ca: mariadb.ca } });
    expect((await connection.query('SELECT 1 AS one'))[0]).toEqual([{ one: 1 }]);
    await connection.end();
    client.end();
    await database.drop();
  });

  test('is reached through a tunnel entered by password', async () => {
    for (const method of ['password', 'keyboard-interactive'] as const) {
      const server = await startSshPasswordServer(method);
      const { user: username, password } = server;
      const wrong = login(server, { username, password: 'autre', tryKeyboard: false });
      await expect(wrong).rejects.toMatchObject(refused);
      const { client, shown } = await loginByPassword(server, username, password);
      expect(shown).toBe(server.hostKey);
      const database = await createDatabase(mariadb);
      const reader = await database.createUser();
      const stream = await tunnel(client, mariadb);
      const connection = await createConnection({ ...reader, stream, ssl: { ca: mariadb.ca } });
      expect((await connection.query('SELECT 1 AS one'))[0]).toEqual([{ one: 1 }]);
      await connection.end();
      await server.stop();
      await database.drop();
    }
  });
});

async function loginByPassword(server: Place, username: string, password: string) {
  const client = new ssh2.Client();
  let shown = '';
  client.on('keyboard-interactive', (_name, _text, _language, _prompts, finish) => finish([password]));
  const ready = new Promise<void>((resolve, reject) => {
    client.once('ready', resolve).on('error', reject);
    client.connect({
      ...server,
      username,
      password,
      tryKeyboard: true,
      hostVerifier: (key: Buffer) => {
        shown = fingerprint(`ssh-ed25519 ${key.toString('base64')}`);
        return true;
      },
    });
  });
  await within('the SSH login', ready, 10_000);
  return { client, shown };
}

describeWith(['sshd', 'mariadb'], 'an sshd of one test', ({ mariadb }) => {
  let own: Sshd;
  let server: SshServer;
  beforeAll(async () => {
    const started = await startSshd();
    if (!started) throw new Error('OpenSSH went away');
    own = started;
    server = own.server;
  });
  afterAll(() => own?.stop());
  const enter = () => login(server, { username: server.user, privateKey: server.key });

  test('shows another host key on the same port when told to', async () => {
    await own.restart({ hostKey: 'other' });
    const { client, shown } = await enter();
    client.end();
    expect(shown).toBe(server.otherHostKey);
    expect(shown).not.toBe(server.hostKey);
  });

  test('refuses to forward when told to', async () => {
    await own.restart({ forwarding: false });
    const { client } = await enter();
    await expect(tunnel(client, mariadb)).rejects.toMatchObject({ reason: 1 });
    client.end();
  });
});
