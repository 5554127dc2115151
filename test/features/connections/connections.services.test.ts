import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CannotReach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { type Connections, openConnections } from '../../../main/features/connections/connections.ts';
import { type MappedColumns, passwordPlaceholder } from '../../../main/features/connections/grants.ts';
import type { ProfileInput } from '../../../main/features/connections/save-profile.ts';
import type { Route, TestStep } from '../../../preload/contract/connections.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { createDatabase, type TestDatabase, type TestUser } from '../../services/database.ts';
import { asAdmin, type Mariadb, startMariadb } from '../../services/mariadb.ts';
import { freePort } from '../../services/port.ts';
import { startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { type Sshd, startSshd } from '../../services/sshd.ts';
import { memoryKeychain } from './keychains.ts';
import { outcomes } from './step-order.ts';

describeWith(['certificates', 'mariadb', 'sshd'], 'connections to real servers', ({ certificates, mariadb, sshd }) => {
  let database: TestDatabase;
  let user: TestUser;
  let plain: TestUser;

  beforeAll(async () => {
    database = await createDatabase(mariadb, {
      schema:
        'CREATE TABLE account (id VARCHAR(20) PRIMARY KEY, login TEXT, secret TEXT); CREATE TABLE other (id INT PRIMARY KEY)',
    });
    user = await database.createUser();
    plain = await database.createUser({ plain: true });
  });
  afterAll(async () => {
    await database?.drop();
  });

  async function open(mapped: MappedColumns[] = []): Promise<Connections> {
    const { db } = await newReplica();
    return openConnections({
      ...{ db, clock: () => new Date('2026-11-24T10:00:00.000Z'), keychain: memoryKeychain().keychain },
      ...{ demonstrationFile: async () => '', mappedColumns: async () => mapped },
    });
  }

  const direct = (change: Partial<Extract<Route, { kind: 'direct' }>> = {}, login = user): ProfileInput => ({
    name: 'Ouvadmin',
    target: {
      kind: 'server',
      route: { kind: 'direct', host: 'localhost', port: mariadb.port, tls: { kind: 'ca', pem: mariadb.ca }, ...change },
      user: login.user,
      database: database.name,
    },
    secrets: { databasePassword: login.password },
  });

  const tunnel = (
    at: { port: number; user: string } = sshd,
    route: Partial<Extract<Route, { kind: 'ssh' }>> = {},
    sshKey = sshd.key,
  ): ProfileInput => ({
    name: 'Ouvadmin par SSH',
    target: {
      kind: 'server',
      route: {
        kind: 'ssh',
        ssh: { host: '127.0.0.1', port: at.port, user: at.user, auth: 'key' },
        host: '127.0.0.1',
        port: mariadb.port,
        tls: { kind: 'none' },
        ...route,
      },
      user: plain.user,
      database: database.name,
    },
    secrets: { databasePassword: plain.password, sshKey },
  });

  async function steps(connections: Connections, id: string): Promise<TestStep[]> {
    const all: TestStep[] = [];
    for await (const each of await connections.test(id)) all.push(each);
    return all;
  }

  async function tested(input: ProfileInput, mapped: MappedColumns[] = []): Promise<TestStep[]> {
    const connections = await open(mapped);
    const { id } = await connections.save(input);
    const all = await steps(connections, id);
    expect(connections.get(id).lastTest).toEqual({
      at: '2026-11-24T10:00:00.000Z',
      passed: all.at(-1)?.state !== 'failed',
    });
    // Whatever happened, no step tells a secret.
    expect(JSON.stringify(all)).not.toContain(user.password);
    expect(JSON.stringify(all)).not.toContain(plain.password);
    expect(JSON.stringify(all)).not.toContain('PRIVATE KEY');
    return all;
  }

  test('directly over TLS, each step with its fact', async () => {
    const all = await tested(direct());
    expect(outcomes(all)).toBe(
      'name passed, tcp passed, ssh skipped, host-key skipped, tls passed, login passed, database passed, rights passed',
    );
    const facts = Object.fromEntries(
      all.filter(({ fact }) => fact !== undefined).map(({ step, fact }) => [step, fact]),
    );
    expect(facts).toMatchObject({
      tcp: `localhost:${mariadb.port}`,
      tls: 'TLSv1.3',
      login: `${user.user}@%`,
      rights: '2',
    });
    expect(facts.database).toMatch(/MariaDB/);
  });

  test('through SSH: the key is shown, accepted, and then everything passes', async () => {
    const connections = await open();
    const { id } = await connections.save(tunnel());
    const first = await steps(connections, id);
    expect(outcomes(first)).toBe('name skipped, tcp passed, ssh passed, host-key failed host-key-unknown');
    expect(first.at(-1)?.problem?.facts.fingerprint).toBe(sshd.hostKey);
    await expect(connections.acceptHostKey(id, sshd.otherHostKey)).rejects.toMatchObject({
      code: 'HOST_KEY_OTHER',
      data: { shown: sshd.hostKey },
    });
    expect((await connections.acceptHostKey(id, sshd.hostKey)).hostKey).toBe(sshd.hostKey);
    expect(outcomes(await steps(connections, id))).toBe(
      'name skipped, tcp passed, ssh passed, host-key passed, ssh passed, tls skipped, login passed, database passed, rights passed',
    );
    expect(
      outcomes(
        await steps(connections, (await connections.save({ ...tunnel(), id, target: { kind: 'demonstration' } })).id),
      ),
    ).toMatch(/database failed/);
  });

  test('through the socket', async () => {
    const target = { ...direct().target, route: { kind: 'socket', path: mariadb.socket } } as ProfileInput['target'];
    expect(outcomes(await tested({ ...direct(), target }))).toBe(
      'name skipped, tcp skipped, ssh skipped, host-key skipped, tls skipped, login failed login-refused',
    );
    const admin = { ...target, user: mariadb.admin.user } as ProfileInput['target'];
    const all = await tested({ ...direct(), target: admin, secrets: { databasePassword: mariadb.admin.password } });
    expect(outcomes(all)).toMatch(/login passed, database passed, rights warned$/);
    expect(all.at(-1)?.fact).toBe('ALL PRIVILEGES, GRANT OPTION');
  });

  describe('stops at the first failure', () => {
    test('a name, a port', async () => {
      expect(outcomes(await tested(direct({ host: 'no-such-host.invalid' })))).toBe('name failed name-not-found');
      expect(outcomes(await tested(direct({ port: await freePort() })))).toBe('name passed, tcp failed refused');
    });

    test('TLS: another authority', async () => {
      expect(outcomes(await tested(direct({ tls: { kind: 'ca', pem: certificates.otherCa.pem } })))).toMatch(
        /host-key skipped, tls failed tls-untrusted$/,
      );
    });

    test('login, database', async () => {
      expect(outcomes(await tested({ ...direct(), secrets: { databasePassword: 'Mauvais-1' } }))).toMatch(
        /tls passed, login failed login-refused$/,
      );
      const target = { ...direct().target, database: 'mysql' } as ProfileInput['target'];
      expect(outcomes(await tested({ ...direct(), target }))).toMatch(/login passed, database failed right-missing$/);
    });

    test('rights: no table is shown, a mapped column may not be read, its table is gone', async () => {
      const blind = await database.createUser({ rights: [] });
      expect(outcomes(await tested(direct({}, blind)))).toMatch(/database failed right-missing$/);
      const partial = await database.createUser({
        rights: [{ privilege: 'SELECT', table: 'account', columns: ['id'] }],
      });
      const mapped = [{ table: 'account', columns: ['id', 'secret'] }];
      const all = await tested(direct({}, partial), mapped);
      expect(outcomes(all)).toMatch(/database passed, rights failed right-missing$/);
      expect(all.at(-1)?.problem?.facts).toMatchObject({ right: 'SELECT', table: 'account', column: 'secret' });
      const gone = await tested(direct(), [{ table: 'gone', columns: ['id'] }]);
      expect(gone.at(-1)?.problem).toMatchObject({
        code: 'server-said',
        facts: { code: 'ER_NO_SUCH_TABLE', table: 'gone' },
      });
      expect((await tested(direct(), [{ table: 'account', columns: ['id'] }])).at(-1)).toMatchObject({
        state: 'warned',
        fact: `SELECT ON \`${database.name}\`.*`,
      });
    });

    test('SSH: its login, its way on, its changed key', async () => {
      const connections = await open();
      const strange = await connections.save(tunnel(sshd, {}, sshd.strangerKey));
      await connections.acceptHostKey(strange.id, sshd.hostKey);
      expect(outcomes(await steps(connections, strange.id))).toBe(
        'name skipped, tcp passed, ssh passed, host-key passed, ssh failed ssh-auth-refused',
      );
      const nowhere = await connections.save({ ...tunnel(sshd, { port: await freePort() }), name: 'b' });
      await connections.acceptHostKey(nowhere.id, sshd.hostKey);
      expect(outcomes(await steps(connections, nowhere.id))).toMatch(/host-key passed, ssh failed refused$/);
      const own = (await startSshd()) as Sshd;
      const moved = await connections.save({ ...tunnel(own.server, {}, own.server.key), name: 'c' });
      await connections.acceptHostKey(moved.id, own.server.hostKey);
      await own.restart({ hostKey: 'other' });
      const changed = await steps(connections, moved.id);
      expect(outcomes(changed)).toMatch(/ssh passed, host-key failed host-key-changed$/);
      expect(changed.at(-1)?.problem?.facts).toMatchObject({
        fingerprint: own.server.otherHostKey,
        expected: own.server.hostKey,
      });
      await expect(connections.acceptHostKey(moved.id, own.server.hostKey)).rejects.toMatchObject({
        code: 'HOST_KEY_OTHER',
      });
      await own.stop();
      await expect(connections.acceptHostKey(moved.id, own.server.hostKey)).rejects.toMatchObject({
        code: 'CANNOT_REACH',
        data: { code: 'refused' },
      });
    });
  });

  test('an abort stops the step at once, and leaving the loop leaves no connection behind', async () => {
    const line = await startProxy(mariadb);
    line.behave({ stallAfter: 0 });
    const connections = await open();
    const { id } = await connections.save(direct({ port: line.port }));
    const abort = new AbortController();
    const reason = new Error('changed my mind');
    const watching = (async () => {
      for await (const { step } of await connections.test(id, abort.signal))
        if (step === 'tls') setTimeout(() => abort.abort(reason), 20);
    })();
    await expect(watching).rejects.toBe(reason);
    expect(connections.get(id).lastTest).toBeUndefined();
    line.behave({});
    const mine = async () =>
      (await database.run('SELECT count(*) AS n FROM information_schema.processlist WHERE user = ?', [user.user]))[0]
        ?.n;
    for await (const { step, state } of await connections.test(id)) if (step === 'login' && state === 'passed') break;
    await expect.poll(mine, { timeout: 5_000 }).toBe(0);
    await line.stop();
  });

  test('the statements, run by an administrator, open the mapped columns and nothing else', async () => {
    const weird = 'odd`_name; DROP TABLE account; -- \'"';
    const quoted = `\`${weird.replaceAll('`', '``')}\``;
    await database.run(
      `CREATE TABLE ${quoted} (\`i d\` VARCHAR(10) PRIMARY KEY, \`c)\\\`\`, x\` TEXT, kept TEXT); INSERT INTO ${quoted} VALUES ('01', 'x', 'y')`,
    );
    const mapped = [
      { table: 'account', columns: ['id', 'login'] },
      { table: weird, columns: ['i d', 'c)\\`, x'] },
    ];
    const connections = await open(mapped);
    const login = { user: `o'x\\"${database.name.slice(-6)}`, password: 'Un-Bon-Secret-2018' };
    const { id } = await connections.save(direct({}, login));
    const { statements, mapped: known } = await connections.grants(id, 'audit');
    expect(known).toBe(true);
    expect(statements.join('\n')).not.toContain(login.password);
    await asAdmin(mariadb, async (admin) => {
      for (const statement of statements)
        await admin.query(statement.replace(passwordPlaceholder, () => admin.escape(login.password)));
    });
    try {
      const all = await steps(connections, id);
      expect(outcomes(all)).toMatch(/rights passed$/);
      const ouvadmin = await connections.openOuvadmin(id);
      const seen = await ouvadmin.tables();
      expect(seen.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
        ['account', ['id', 'login']],
        [weird, ['i d', 'c)\\`, x']],
      ]);
      const pages = [];
      for await (const page of ouvadmin.pages({ table: weird, key: ['i d'], columns: ['i d', 'c)\\`, x'], size: 10 }))
        pages.push(...page.rows);
      expect(pages).toEqual([['01', 'x']]);
      for (const [table, columns] of [
        ['account', ['secret']],
        [weird, ['kept']],
        ['other', ['id']],
      ] as const) {
        const read = ouvadmin.pages({ table, key: [columns[0]], columns, size: 1 }).next();
        await expect(read).rejects.toMatchObject({ problem: { code: 'right-missing' } });
      }
      await ouvadmin.close();
      // Without TLS the same account is refused: through the tunnel, where none is asked for.
      const bare = await connections.save({
        ...tunnel(),
        target: { ...tunnel().target, user: login.user } as ProfileInput['target'],
        secrets: { databasePassword: login.password, sshKey: sshd.key },
      });
      await connections.acceptHostKey(bare.id, sshd.hostKey);
      expect(outcomes(await steps(connections, bare.id))).toMatch(/login failed login-refused$/);
    } finally {
      await asAdmin(mariadb, (admin) => admin.query('DROP USER IF EXISTS ?@?', [login.user, '%']));
    }
  });

  test('a grant on a database does not open those whose name is alike', async () => {
    const twin = database.name.replace('_', 'x');
    const login = { user: `m_${database.name.slice(-8)}`, password: 'Un-Bon-Secret-2018' };
    const connections = await open();
    const { id } = await connections.save(direct({}, login));
    const { statements } = await connections.grants(id, 'map');
    await asAdmin(mariadb, async (admin) => {
      await admin.query(`CREATE DATABASE \`${twin}\``);
      await admin.query(`CREATE TABLE \`${twin}\`.private (id INT PRIMARY KEY)`);
      for (const statement of statements)
        await admin.query(statement.replace(passwordPlaceholder, () => admin.escape(login.password)));
    });
    try {
      const ouvadmin = await connections.openOuvadmin(id);
      expect((await ouvadmin.tables()).map(({ name }) => name)).toContain('account');
      await ouvadmin.close();
      const target = { ...direct().target, user: login.user, database: twin } as ProfileInput['target'];
      const other = await connections.save({ ...direct({}, login), name: 'twin', target });
      await expect(connections.openOuvadmin(other.id)).rejects.toMatchObject({ problem: { code: 'right-missing' } });
    } finally {
      await asAdmin(mariadb, async (admin) => {
        await admin.query(`DROP DATABASE \`${twin}\``);
        await admin.query('DROP USER IF EXISTS ?@?', [login.user, '%']);
      });
    }
  });

  test('a server that repeats the password in its refusal does not make us repeat it', async () => {
    const own = (await startMariadb(certificates)) as Mariadb;
    try {
      const mine = await createDatabase(own.server, { schema: 'CREATE TABLE t (id INT PRIMARY KEY)' });
      const login = await mine.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
      await mine.run(
        `CREATE FUNCTION told() RETURNS INT READS SQL DATA BEGIN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'you said ${login.password}'; RETURN 1; END`,
      );
      await mine.run('CREATE VIEW trap AS SELECT id, told() AS x FROM t; INSERT INTO t VALUES (1)');
      const connections = await open();
      const { id } = await connections.save({
        ...direct({ port: own.server.port, tls: { kind: 'ca', pem: own.server.ca } }, login),
        target: {
          kind: 'server',
          route: { kind: 'direct', host: '127.0.0.1', port: own.server.port, tls: { kind: 'ca', pem: own.server.ca } },
          user: login.user,
          database: mine.name,
        },
      });
      const ouvadmin = await connections.openOuvadmin(id);
      const error = await ouvadmin
        .pages({ table: 'trap', key: ['id'], columns: ['x'], size: 1 })
        .next()
        .catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(CannotReach);
      const { cause, message, problem } = error as CannotReach;
      expect(problem).toMatchObject({ code: 'server-said', facts: { said: 'you said •••' } });
      expect(`${message} ${JSON.stringify(cause)} ${String(cause)} ${(error as Error).stack}`).not.toContain(
        login.password,
      );
      await ouvadmin.close();
    } finally {
      await own.stop();
    }
  });
});
