import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import { showHostKey } from '../../../main/database/ouvadmin/ssh-tunnel.ts';
import { createDatabase, type TestDatabase, type TestUser } from '../../services/database.ts';
import { freePort } from '../../services/port.ts';
import { startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { startSshAgent } from '../../services/ssh-agent.ts';
import { startSshPasswordServer } from '../../services/ssh-password-server.ts';
import { type Sshd, startSshd } from '../../services/sshd.ts';
import { type MysqlReach, problemOf, tunnelled } from './reaches.ts';

const quick = { connect: 2_000, query: 2_000 };
const reached = (reach: MysqlReach) => openOuvadmin(reach, undefined, quick);

describeWith(['certificates', 'mariadb', 'sshd'], 'through an SSH tunnel', ({ mariadb, sshd }) => {
  let database: TestDatabase;
  let plain: TestUser;
  let overTls: TestUser;
  let own: Sshd;

  beforeAll(async () => {
    database = await createDatabase(mariadb, {
      schema: 'CREATE TABLE account (id INT PRIMARY KEY, t LONGTEXT); INSERT INTO account VALUES (1, "é")',
    });
    plain = await database.createUser({ plain: true });
    overTls = await database.createUser();
    const started = await startSshd();
    if (!started) throw new Error('sshd did not start');
    own = started;
  });
  afterAll(async () => {
    await own?.stop();
    await database?.drop();
  });

  const by = (
    change: Partial<MysqlReach> = {},
    route: Record<string, unknown> = {},
    ssh: Record<string, unknown> = {},
  ): MysqlReach => {
    const reach = tunnelled(database, plain, sshd);
    if (reach.route.kind !== 'ssh') throw new Error('no tunnel');
    return {
      ...reach,
      ...change,
      route: { ...reach.route, ...route, ssh: { ...reach.route.ssh, ...ssh } },
    } as MysqlReach;
  };

  async function works(reach: MysqlReach) {
    const ouvadmin = await openOuvadmin(reach);
    const count = await ouvadmin.count('account');
    await ouvadmin.close();
    expect(count).toBe(1);
  }

  test('by key, with and without a passphrase', async () => {
    await works(by());
    await works(by({ sshKey: sshd.encryptedKey, sshKeyPassphrase: sshd.encryptedKeyPassphrase }));
  });

  test('by agent', async () => {
    const agent = await startSshAgent([sshd.key]);
    const before = process.env.SSH_AUTH_SOCK;
    try {
      process.env.SSH_AUTH_SOCK = agent?.socket;
      await works(by({ sshKey: undefined }, {}, { auth: 'agent' }));
      await agent?.stop();
      expect(await problemOf(reached(by({ sshKey: undefined }, {}, { auth: 'agent' })))).toMatchObject({
        code: 'ssh-agent-missing',
      });
      delete process.env.SSH_AUTH_SOCK;
      expect(await problemOf(reached(by({ sshKey: undefined }, {}, { auth: 'agent' })))).toMatchObject({
        code: 'ssh-agent-missing',
      });
    } finally {
      if (before !== undefined) process.env.SSH_AUTH_SOCK = before;
    }
  });

  test.each(['password', 'keyboard-interactive'] as const)('by password (%s)', async (method) => {
    const server = await startSshPasswordServer(method);
    const ssh = { port: server.port, user: server.user, auth: 'password' };
    await works(by({ sshKey: undefined, sshPassword: server.password, hostKey: server.hostKey }, {}, ssh));
    const wrong = by({ sshKey: undefined, sshPassword: 'Mauvais-1', hostKey: server.hostKey }, {}, ssh);
    expect(await problemOf(reached(wrong))).toMatchObject({ code: 'ssh-auth-refused', facts: { user: server.user } });
    await server.stop();
  });

  test('with TLS to the database inside the tunnel, verified under the address asked of the tunnel', async () => {
    const tls = { kind: 'ca', pem: mariadb.ca };
    const login = { user: overTls.user, databasePassword: overTls.password };
    await works(by(login, { tls }));
    await works(by(login, { tls, host: 'localhost' }));
    expect(await problemOf(reached(by(login, { tls: { kind: 'system' } })))).toMatchObject({ code: 'tls-untrusted' });
    // 127.0.0.2 leads to nobody here, or to the same server under an address that its certificate does not hold.
    expect((await problemOf(reached(by(login, { tls, host: '127.0.0.2' })))).code).toMatch(/refused|tls-wrong-host/);
    // This account must use TLS and MariaDB says no more than "access denied".
    expect(await problemOf(reached(by(login)))).toMatchObject({ code: 'login-refused' });
  });

  test('1 MB values and many queries at once pass the tunnel', async () => {
    await database.run('CREATE TABLE huge (id INT PRIMARY KEY, t LONGTEXT)');
    await database.insert(
      'huge',
      Array.from({ length: 8 }, (_, id) => ({ id, t: 'é'.repeat(500_000) })),
    );
    const ouvadmin = await openOuvadmin(by());
    const [rows] = await Promise.all([
      ouvadmin.db.selectFrom('huge').select(['id', 't']).execute(),
      ...[1, 2, 3, 4, 5].map(() => ouvadmin.count('account')),
    ]);
    expect(rows.map(({ t }) => t?.length)).toEqual(Array(8).fill(500_000));
    await ouvadmin.close();
  });

  describe('refused', () => {
    test('an unknown host key, a changed one, and what the server shows', async () => {
      expect(await problemOf(reached(by({ hostKey: undefined })))).toEqual({
        code: 'host-key-unknown',
        facts: { host: '127.0.0.1', port: `${sshd.port}`, fingerprint: sshd.hostKey, kind: 'ssh-ed25519' },
      });
      expect(await problemOf(reached(by({ hostKey: sshd.otherHostKey })))).toMatchObject({
        code: 'host-key-changed',
        facts: { fingerprint: sshd.hostKey, expected: sshd.otherHostKey },
      });
      const route = by().route;
      if (route.kind !== 'ssh') throw new Error('no tunnel');
      expect(await showHostKey(route, { limit: 2_000 })).toBe(sshd.hostKey);
    });

    test('the key changes while the tunnel is down: it is not opened again', async () => {
      const line = await startProxy(own.server);
      const reach = by({ sshKey: own.server.key, hostKey: own.server.hostKey }, {}, { port: line.port });
      const ouvadmin = await reached(reach);
      await own.restart({ hostKey: 'other' });
      line.cut();
      // The first query may still be one of the connection that was cut.
      const problem = await problemOf(ouvadmin.count('account'));
      const again = problem.code === 'cut' ? await problemOf(ouvadmin.count('account')) : problem;
      expect(again).toMatchObject({ code: 'host-key-changed', facts: { fingerprint: own.server.otherHostKey } });
      await ouvadmin.close();
      await line.stop();
      await own.restart();
    });

    test('a key the server does not know, no key, a broken one, one whose passphrase is missing or wrong', async () => {
      expect(await problemOf(reached(by({ sshKey: sshd.strangerKey })))).toMatchObject({ code: 'ssh-auth-refused' });
      expect(await problemOf(reached(by({ sshKey: undefined })))).toMatchObject({ code: 'ssh-key-unreadable' });
      expect(await problemOf(reached(by({ sshKey: 'no key' })))).toMatchObject({ code: 'ssh-key-unreadable' });
      expect(await problemOf(reached(by({ sshKey: sshd.encryptedKey })))).toEqual({
        code: 'ssh-key-needs-passphrase',
        facts: {},
      });
      const wrong = by({ sshKey: sshd.encryptedKey, sshKeyPassphrase: 'wrong one' });
      expect(await problemOf(reached(wrong))).toEqual({
        code: 'ssh-key-needs-passphrase',
        facts: { because: 'wrong' },
      });
    });

    test('the SSH server is not there, is none, is frozen', async () => {
      expect(await problemOf(reached(by({}, {}, { host: 'no-such-host.invalid' })))).toMatchObject({
        code: 'name-not-found',
      });
      const port = await freePort();
      expect(await problemOf(reached(by({}, {}, { port })))).toMatchObject({
        code: 'refused',
        facts: { port: `${port}` },
      });
      expect((await problemOf(reached(by({}, {}, { port: mariadb.port })))).code).toMatch(/ssh-failed|timed-out/);
      await own.freeze();
      expect(await problemOf(reached(by({}, {}, { port: own.server.port })))).toMatchObject({ code: 'timed-out' });
      own.resume();
    });

    test('no forwarding, and nobody behind it', async () => {
      const port = await freePort();
      expect(await problemOf(reached(by({}, { port })))).toMatchObject({
        code: 'refused',
        facts: { port: `${port}`, through: '127.0.0.1' },
      });
      expect(await problemOf(reached(by({}, { host: 'no-such-host.invalid' })))).toMatchObject({
        code: 'name-not-found',
      });
      await own.restart({ forwarding: false });
      const there = by({ sshKey: own.server.key, hostKey: own.server.hostKey }, {}, { port: own.server.port });
      expect(await problemOf(reached(there))).toMatchObject({ code: 'ssh-forward-refused' });
      await own.restart();
    });
  });

  test('the tunnel is cut in the middle: told as cut, and the next query goes through a new one', async () => {
    const line = await startProxy(sshd);
    const ouvadmin = await reached(by({}, {}, { port: line.port }));
    const pages = ouvadmin.pages({ table: 'account', key: ['id'], columns: ['id'], size: 1 });
    await pages.next();
    line.cut();
    expect(await problemOf(pages.next())).toMatchObject({ code: 'cut' });
    expect(await ouvadmin.count('account')).toBe(1);
    expect(line.connections()).toBe(2);
    await ouvadmin.close();
    await line.stop();
  });

  test('closing the reading closes the tunnel', async () => {
    const line = await startProxy(sshd);
    let ended = 0;
    const ouvadmin = await reached(by({}, {}, { port: line.port }));
    await ouvadmin.close();
    // The proxy has no more lines to cut: a server that stops would wait for one that stayed open.
    await line.stop();
    ended++;
    expect(ended).toBe(1);
  });
});
