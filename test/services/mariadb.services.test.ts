import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from './database.ts';
import { asAdmin, type Mariadb, type MariadbServer, startMariadb } from './mariadb.ts';
import { startProxy } from './proxy.ts';
import { describeWith } from './services.ts';
import { within } from './until.ts';

interface Login {
  readonly user: string;
  readonly password: string;
}

const overTls = ({ host, port, ca }: MariadbServer, login: Login, database?: string) =>
  createConnection({ host, port, ...login, ssl: { ca }, connectTimeout: 5_000, ...(database ? { database } : {}) });

describeWith(['mariadb'], 'the shared MariaDB', ({ mariadb }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase(mariadb, {
      schema: 'CREATE TABLE comptes (id VARCHAR(10) PRIMARY KEY, login VARCHAR(50), secret VARCHAR(50))',
    });
  });
  afterAll(() => database?.drop());

  test('speaks TLS 1.2 or later under the authority of the tests', async () => {
    const reader = await database.createUser();
    const connection = await overTls(mariadb, reader, database.name);
    const [rows] = await connection.query('SHOW STATUS LIKE "Ssl_version"');
    await connection.end();
    expect(rows).toEqual([{ Variable_name: 'Ssl_version', Value: expect.stringMatching(/^TLSv1\.[23]$/) }]);
  });

  test('refuses a user who must use TLS and does not', async () => {
    const reader = await database.createUser();
    const plainly = createConnection({ host: mariadb.host, port: mariadb.port, ...reader });
    await expect(plainly).rejects.toMatchObject({ code: 'ER_ACCESS_DENIED_ERROR' });
  });

  test('keeps rows as given, and rights to the columns named', async () => {
    await database.insert('comptes', [
      { id: '01234', login: 'zoé', secret: 'x' },
      { id: '01235', login: '=cmd()', secret: null },
    ]);
    const rights = [{ privilege: 'SELECT', table: 'comptes', columns: ['id', 'login'] }];
    const connection = await overTls(mariadb, await database.createUser({ rights }), database.name);
    const [rows] = await connection.query('SELECT id, login FROM comptes ORDER BY id');
    expect(rows).toEqual([
      { id: '01234', login: 'zoé' },
      { id: '01235', login: '=cmd()' },
    ]);
    await expect(connection.query('SELECT secret FROM comptes')).rejects.toMatchObject({ errno: 1143 });
    await connection.end();
  });

  test('leaves nothing once the database is dropped', async () => {
    const other = await createDatabase(mariadb);
    const user = await other.createUser();
    await other.drop();
    await expect(overTls(mariadb, user)).rejects.toMatchObject({ code: 'ER_ACCESS_DENIED_ERROR' });
    const left = await asAdmin(mariadb, (admin) => admin.query('SHOW DATABASES LIKE ?', [other.name]));
    expect(left[0]).toEqual([]);
  });

  test('is cut in the middle of an answer by the proxy', async () => {
    const proxy = await startProxy(mariadb);
    const reader = await database.createUser({ plain: true });
    const connection = await createConnection({ host: proxy.host, port: proxy.port, ...reader });
    connection.on('error', () => {});
    proxy.behave({ cutAfter: 200_000 });
    await expect(connection.query('SELECT REPEAT("x", 1000000)')).rejects.toMatchObject({ code: 'ECONNRESET' });
    connection.destroy();
    await proxy.stop();
  });
});

describeWith(['certificates', 'mariadb'], 'a MariaDB of one test', ({ certificates }) => {
  let own: Mariadb;
  beforeAll(async () => {
    const started = await startMariadb(certificates);
    if (!started) throw new Error('MariaDB went away');
    own = started;
  });
  afterAll(() => own?.stop());

  test('shows the certificate it is told to show', async () => {
    const wrong = {
      otherHost: /altnames/,
      expired: /expired/,
      otherCaServer: /unable to|self.signed/,
    } as const;
    for (const [name, sentence] of Object.entries(wrong)) {
      await own.showCertificate(certificates[name as keyof typeof wrong]);
      const { host, port, ca, admin } = own.server;
      const verified = createConnection({ host, port, ...admin, ssl: { ca, verifyIdentity: true } });
      await expect(verified, name).rejects.toThrow(sentence);
    }
    await own.showCertificate(certificates.server);
    await (await overTls(own.server, own.server.admin)).end();
  });

  test('drops its clients when it is killed, and has its data again after a restart', async () => {
    const database = await createDatabase(own.server, { schema: 'CREATE TABLE t (n INT); INSERT INTO t VALUES (7)' });
    const connection = await overTls(own.server, own.server.admin);
    connection.on('error', () => {});
    const waiting = expect(connection.query('SELECT SLEEP(30)')).rejects.toThrow();
    await own.kill();
    await waiting;
    await expect(overTls(own.server, own.server.admin)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await own.restart();
    expect(await database.run('SELECT n FROM t')).toEqual([{ n: 7 }]);
  });

  test('says nothing while it is frozen, and answers afterwards', async () => {
    const connection = await overTls(own.server, own.server.admin);
    await own.freeze();
    const answer = connection.query('SELECT 1 AS one');
    await expect(within('an answer', answer, 300)).rejects.toThrow('in vain');
    own.resume();
    expect((await answer)[0]).toEqual([{ one: 1 }]);
    await connection.end();
  });
});
