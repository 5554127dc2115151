import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import { createDatabase, type TestDatabase, type TestUser } from '../../services/database.ts';
import { type Mariadb, startMariadb } from '../../services/mariadb.ts';
import { freePort, listen } from '../../services/port.ts';
import { type FaultyLine, startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import { allPages, collect, direct, type MysqlReach, problemOf } from './reaches.ts';

const quick = { connect: 1_500, query: 1_500 };
const reached = (reach: MysqlReach) => openOuvadmin(reach, undefined, quick);

describeWith(['certificates', 'mariadb'], 'a server that cannot be reached', ({ certificates, mariadb }) => {
  let own: Mariadb;
  let database: TestDatabase;
  let user: TestUser;
  let line: FaultyLine;

  beforeAll(async () => {
    const started = await startMariadb(certificates);
    if (!started) throw new Error('MariaDB did not start');
    own = started;
    database = await createDatabase(own.server, {
      schema: 'CREATE TABLE account (id VARCHAR(20) PRIMARY KEY, login TEXT, secret TEXT)',
    });
    user = await database.createUser();
    line = await startProxy(own.server);
  });
  afterAll(async () => {
    await line?.stop();
    await own?.stop();
  });

  const at = (change: Partial<Extract<MysqlReach['route'], { kind: 'direct' }>>): MysqlReach => {
    const reach = direct(database, user);
    return { ...reach, route: { ...reach.route, ...change } as MysqlReach['route'] };
  };
  const through = () => at({ port: line.port });

  test('a name nobody knows', async () => {
    expect(await problemOf(reached(at({ host: 'no-such-host.invalid' })))).toMatchObject({
      code: 'name-not-found',
      facts: { host: 'no-such-host.invalid' },
    });
  });

  test('nobody listens', async () => {
    const port = await freePort();
    expect(await problemOf(reached(at({ port })))).toMatchObject({
      code: 'refused',
      facts: { host: '127.0.0.1', port: `${port}` },
    });
  });

  test('no way there', async () => {
    // A documentation network behind no route, or, where packets are dropped, a silence.
    expect(['unreachable', 'timed-out']).toContain((await problemOf(reached(at({ host: '2001:db8::1' })))).code);
  });

  test('it listens and says nothing', async () => {
    const silent = createServer(() => {});
    const port = await listen(silent);
    expect(await problemOf(reached(at({ port })))).toMatchObject({ code: 'timed-out' });
    silent.close();
  });

  test.each([
    ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['mail', '220 mail.example.fr ESMTP\r\n'],
    ['web', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['noise', '\u0000\u0001\u0002\u0003\u0004\u0005'],
  ])('it is not a MySQL: %s', async (_what, greeting) => {
    const other = createServer((socket) => socket.on('error', () => {}).write(greeting));
    const port = await listen(other);
    expect(await problemOf(reached(at({ port })))).toMatchObject({ code: 'not-mysql' });
    other.close();
  });

  test('it hangs up before a word', async () => {
    const rude = createServer((socket) => socket.end());
    const port = await listen(rude);
    expect(await problemOf(reached(at({ port })))).toMatchObject({ code: 'cut' });
    rude.close();
  });

  test('a slow line is slow, not an error', async () => {
    line.behave({ latency: 100 });
    const ouvadmin = await openOuvadmin(through());
    expect(await ouvadmin.count('account')).toBe(0);
    await ouvadmin.close();
    line.behave({});
  });

  test('cut in the middle of the pages: told as cut, and goes on from the last page', async () => {
    await database.insert(
      'account',
      Array.from({ length: 300 }, (_, n) => ({ id: `0${n}`.padStart(5, '0'), login: 'x'.repeat(200) })),
    );
    const ouvadmin = await reached(through());
    const request = { table: 'account', key: ['id'], columns: ['id'], size: 100 };
    const pages = ouvadmin.pages(request);
    const first = await pages.next();
    line.cut();
    expect(await problemOf(pages.next())).toMatchObject({ code: 'cut', facts: { database: database.name } });
    if (first.done) throw new Error('no page');
    const rest = await collect(ouvadmin.pages({ ...request, after: first.value.last }));
    expect([first.value, ...rest].flatMap(({ rows }) => rows.map(([id]) => id)).length).toBe(300);
    await ouvadmin.close();
  });

  test('silent in the middle of a query: given up after the limit, and the next one connects anew', async () => {
    const ouvadmin = await reached(through());
    line.behave({ stallAfter: 0 });
    expect(await problemOf(ouvadmin.count('account'))).toMatchObject({ code: 'timed-out' });
    line.behave({});
    expect(await ouvadmin.count('account')).toBe(300);
    await ouvadmin.close();
  });

  test('a frozen server: told in time, closed at once', async () => {
    const ouvadmin = await reached(at({}));
    await own.freeze();
    expect(await problemOf(ouvadmin.count('account'))).toMatchObject({ code: 'timed-out' });
    expect(await problemOf(reached(at({})))).toMatchObject({ code: 'timed-out' });
    const before = performance.now();
    await ouvadmin.close();
    expect(performance.now() - before).toBeLessThan(1_000);
    own.resume();
  });

  test('killed, then there again', async () => {
    const ouvadmin = await reached(at({}));
    await own.kill();
    expect(['cut', 'refused']).toContain((await problemOf(ouvadmin.count('account'))).code);
    expect(await problemOf(reached(at({})))).toMatchObject({ code: 'refused' });
    await own.restart();
    expect(await ouvadmin.count('account')).toBe(300);
    await ouvadmin.close();
  });

  test('a certificate of another host, another authority, out of date', async () => {
    await own.showCertificate(certificates.otherHost);
    expect(await problemOf(reached(at({})))).toMatchObject({
      code: 'tls-wrong-host',
      facts: { host: '127.0.0.1', names: 'DNS:autre.exemple.fr' },
    });
    expect(await problemOf(reached(at({ host: 'localhost' })))).toMatchObject({ code: 'tls-wrong-host' });
    // An address must be in the certificate itself: that the name of this machine is there does not count.
    await own.showCertificate(certificates.nameOnly);
    expect(await problemOf(reached(at({})))).toMatchObject({
      code: 'tls-wrong-host',
      facts: { names: 'DNS:localhost' },
    });
    await (await reached(at({ host: 'localhost' }))).close();
    await own.showCertificate(certificates.otherCaServer);
    expect(await problemOf(reached(at({})))).toMatchObject({ code: 'tls-untrusted' });
    await own.showCertificate(certificates.expired);
    expect(await problemOf(reached(at({})))).toMatchObject({ code: 'tls-expired' });
    await own.showCertificate(certificates.server);
    const ouvadmin = await reached(at({ host: 'localhost' }));
    await ouvadmin.close();
  });

  test('an authority of the system is not the one given, and text is no authority', async () => {
    expect(await problemOf(reached(at({ tls: { kind: 'system' } })))).toMatchObject({ code: 'tls-untrusted' });
    expect(await problemOf(reached(at({ tls: { kind: 'ca', pem: 'no certificate' } })))).toMatchObject({
      code: 'tls-ca-unreadable',
    });
    await expect(reached(at({ tls: { kind: 'none' } }))).rejects.toThrow('needs TLS');
  });

  test('a wrong password, an unknown user, a locked account', async () => {
    expect(await problemOf(reached({ ...at({}), databasePassword: 'Mauvais-1' }))).toEqual({
      code: 'login-refused',
      facts: { host: '127.0.0.1', port: `${own.server.port}`, user: user.user, database: database.name },
    });
    expect(await problemOf(reached({ ...at({}), user: 'nobody' }))).toMatchObject({ code: 'login-refused' });
    const locked = await database.createUser();
    await database.run(`ALTER USER '${locked.user}'@'%' ACCOUNT LOCK`);
    expect(await problemOf(reached(direct(database, locked)))).toMatchObject({
      code: 'login-refused',
      facts: { because: 'locked' },
    });
  });

  test('a database nobody knows, or that is not ours', async () => {
    const { admin } = own.server;
    expect(
      await problemOf(reached({ ...at({}), user: admin.user, databasePassword: admin.password, database: 'nulle' })),
    ).toMatchObject({ code: 'database-unknown', facts: { database: 'nulle' } });
    expect(await problemOf(reached({ ...at({}), database: 'mysql' }))).toMatchObject({
      code: 'right-missing',
      facts: { database: 'mysql' },
    });
  });

  test('too many connections', async () => {
    const busy = await database.createUser();
    await database.run(`ALTER USER '${busy.user}'@'%' WITH MAX_USER_CONNECTIONS 1`);
    const one = await reached(direct(database, busy));
    expect(await problemOf(reached(direct(database, busy)))).toMatchObject({ code: 'too-many-connections' });
    await one.close();
  });

  test('a right on a column or on the table is missing', async () => {
    const partial = await database.createUser({
      rights: [{ privilege: 'SELECT', table: 'account', columns: ['id', 'login'] }],
    });
    const ouvadmin = await reached(direct(database, partial));
    const request = { table: 'account', key: ['id'], columns: ['id', 'login'], size: 1_000 };
    expect((await allPages(ouvadmin, request))[0]?.rows.length).toBe(300);
    expect(await ouvadmin.count('account')).toBe(300);
    expect(
      (await ouvadmin.tables()).map(({ name, primaryKey, columns }) => [
        name,
        primaryKey,
        columns.map((column) => column.name),
      ]),
    ).toEqual([['account', ['id'], ['id', 'login']]]);
    expect(await problemOf(allPages(ouvadmin, { ...request, columns: ['id', 'secret'] }))).toMatchObject({
      code: 'right-missing',
      facts: { right: 'SELECT', table: 'account', column: 'secret' },
    });
    await database.revoke(partial, { privilege: 'SELECT', table: 'account', columns: ['id', 'login'] });
    expect(await problemOf(allPages(ouvadmin, request))).toMatchObject({
      code: 'right-missing',
      facts: { right: 'SELECT', table: 'account' },
    });
    await ouvadmin.close();
  });

  test('a table dropped, a column renamed meanwhile', async () => {
    await database.run('CREATE TABLE short (id INT PRIMARY KEY, a INT); INSERT INTO short VALUES (1, 1), (2, 2)');
    const ouvadmin = await reached(at({}));
    const request = { table: 'short', key: ['id'], columns: ['a'], size: 1 };
    const pages = ouvadmin.pages(request);
    await pages.next();
    await database.run('ALTER TABLE short CHANGE a b INT');
    expect(await problemOf(pages.next())).toMatchObject({
      code: 'server-said',
      facts: { code: 'ER_BAD_FIELD_ERROR', column: 'a' },
    });
    await database.run('DROP TABLE short');
    expect(await problemOf(collect(ouvadmin.pages(request)))).toMatchObject({
      code: 'server-said',
      facts: { code: 'ER_NO_SUCH_TABLE', table: 'short' },
    });
    await ouvadmin.close();
  });

  test('a statement that never ends is ended', async () => {
    const ouvadmin = await reached(at({}));
    await database.run(
      'CREATE TABLE slow (id INT PRIMARY KEY); INSERT INTO slow VALUES (1); CREATE VIEW slower AS SELECT id, SLEEP(20) AS nap FROM slow',
    );
    expect(
      await problemOf(allPages(ouvadmin, { table: 'slower', key: ['id'], columns: ['nap'], size: 1 })),
    ).toMatchObject({ code: 'timed-out' });
    const running = () =>
      database.run(
        "SELECT id FROM information_schema.processlist WHERE info LIKE '%slower%' AND info NOT LIKE '%processlist%'",
      );
    await until('the statement to end', async () => (await running()).length === 0, 4_000);
    await ouvadmin.close();
  });

  test('the socket: there, missing, and no socket at all', async () => {
    const local = (path: string): MysqlReach => ({
      ...at({}),
      route: { kind: 'socket', path },
      user: own.server.admin.user,
      databasePassword: own.server.admin.password,
    });
    const ouvadmin = await reached(local(own.server.socket));
    expect(await ouvadmin.count('account')).toBe(300);
    await ouvadmin.close();
    expect(await problemOf(reached(local('/tmp/no-such-socket')))).toMatchObject({
      code: 'socket-missing',
      facts: { path: '/tmp/no-such-socket' },
    });
    expect((await problemOf(reached(local('/etc/hostname')))).code).toMatch(/socket-missing|refused/);
  });

  test('an abort while connecting ends at once', async () => {
    const silent = createServer(() => {});
    const port = await listen(silent);
    const abort = new AbortController();
    const opening = openOuvadmin(at({ port }), abort.signal);
    const reason = new Error('changed my mind');
    setTimeout(() => abort.abort(reason), 50);
    await expect(opening).rejects.toBe(reason);
    silent.close();
  });

  test('the shared server was left as it was', async () => {
    expect(mariadb.port).not.toBe(own.server.port);
  });
});
