import { createServer } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Ouvadmin } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { createDatabase, type TestDatabase, type TestUser } from '../../services/database.ts';
import { startMariadb } from '../../services/mariadb.ts';
import { listen } from '../../services/port.ts';
import { describeWith } from '../../services/services.ts';
import { allPages, collect, direct, problemOf, tunnelled } from './reaches.ts';

const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``;

describeWith(
  ['certificates', 'mariadb', 'sshd'],
  'attacks on the reading of Ouvadmin',
  ({ certificates, mariadb, sshd }) => {
    let database: TestDatabase;
    let user: TestUser;
    let ouvadmin: Ouvadmin;

    beforeAll(async () => {
      database = await createDatabase(mariadb, {
        schema: 'CREATE TABLE kept (id INT PRIMARY KEY); INSERT INTO kept VALUES (1)',
      });
      user = await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
      ouvadmin = await openOuvadmin(direct(database, user));
    });
    afterAll(async () => {
      await ouvadmin?.close();
      await database?.drop();
    });

    const names = [
      'a`; DROP TABLE kept; --',
      "a' OR '1'='1",
      'a.b as c',
      '__proto__',
      'constructor',
      'é\u202Eb\u202C<script>',
      '=cmd()?',
      '$'.concat('{x}#{y}\\'),
    ];

    test.each(names)('a table and a column named %s are read like any other', async (name) => {
      const table = quote(name);
      await database.run(
        `CREATE TABLE ${table} (${table} VARCHAR(20) PRIMARY KEY, v TEXT); INSERT INTO ${table} VALUES ('01', 'v'), ('02', NULL)`,
      );
      const request = { table: name, key: [name], columns: ['v', name], size: 1 };
      expect((await allPages(ouvadmin, request)).flatMap(({ rows }) => rows)).toEqual([
        ['v', '01'],
        [null, '02'],
      ]);
      expect(await ouvadmin.count(name)).toBe(2);
      expect(
        (await ouvadmin.tables()).find((each) => each.name === name)?.columns.map((column) => column.name),
      ).toEqual([name, 'v']);
      expect(await ouvadmin.count('kept')).toBe(1);
    });

    test('a cursor is a value, also where the server reads backslashes as text and double quotes as names', async () => {
      const cursors = [
        "' OR 1=1 -- ",
        "\\' OR 1=1 -- ",
        '\\',
        '"',
        '`',
        "\u00bf' OR 1",
        '\0',
        '%',
        '?',
        ':a',
        "''",
        'a\nb',
      ];
      const own = await startMariadb(certificates);
      if (!own) throw new Error('MariaDB did not start');
      try {
        const strict = await createDatabase(own.server, {
          schema: 'CREATE TABLE keyed (id VARCHAR(30) COLLATE utf8mb4_bin PRIMARY KEY, n INT)',
        });
        await strict.insert(
          'keyed',
          cursors.map((id, n) => ({ id, n })),
        );
        const reach = direct(strict, await strict.createUser());
        await strict.run("SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'");
        const fresh = await openOuvadmin(reach);
        const request = { table: 'keyed', key: ['id'], columns: ['id'], size: 1 };
        const met = (await allPages(fresh, request)).flatMap(({ rows }) => rows.flat());
        expect(met.toSorted()).toEqual(cursors.toSorted());
        for (const [at, id] of met.entries()) {
          const rest = await collect(fresh.pages({ ...request, after: [id ?? ''] }));
          expect(rest.length).toBe(met.length - at - 1);
        }
        await fresh.close();
      } finally {
        await own.stop();
      }
    });

    test('several statements in one are refused', async () => {
      const { sql } = await import('kysely');
      const both = sql`select 1; delete from kept`.execute(ouvadmin.db);
      await expect(both).rejects.toMatchObject({ problem: { code: 'server-said', facts: { code: 'ER_PARSE_ERROR' } } });
      expect(await ouvadmin.count('kept')).toBe(1);
    });

    test('a file of ours is not sent to a server that asks for it', async () => {
      const { sql } = await import('kysely');
      const load = sql`load data local infile '/etc/hostname' into table kept`.execute(ouvadmin.db);
      expect(await problemOf(load)).toMatchObject({ code: 'server-said' });
      expect(await ouvadmin.count('kept')).toBe(1);
    });

    test('a server that asks for the password in clear, or offers no TLS, gets nothing', async () => {
      const heard: Buffer[] = [];
      // A greeting of MySQL without TLS: capabilities 0x0000a20f lack CLIENT_SSL (0x0800).
      const greeting = Buffer.concat([
        Buffer.from([0x0a]),
        Buffer.from('8.0.0\0'),
        Buffer.from([1, 0, 0, 0]),
        Buffer.from('12345678\0'),
        Buffer.from([0x0f, 0xa2, 0x21, 0x02, 0x00, 0x08, 0x00, 21]),
        Buffer.alloc(10),
        Buffer.from('123456789012\0mysql_clear_password\0'),
      ]);
      const packet = Buffer.concat([Buffer.from([greeting.length, 0, 0, 0]), greeting]);
      const evil = createServer((socket) => {
        socket.on('error', () => {});
        socket.on('data', (chunk) => heard.push(chunk));
        socket.write(packet);
      });
      const port = await listen(evil);
      const reach = direct(database, user, { port });
      expect(await problemOf(openOuvadmin(reach))).toMatchObject({ code: 'tls-not-offered' });
      expect(Buffer.concat(heard).length).toBe(0);
      evil.close();
    });

    test('all of it works in a worker thread: TLS, tunnel, pages, abort', async () => {
      const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
        workerData: [direct(database, user), tunnelled(database, await database.createUser({ plain: true }), sshd)],
      });
      const told = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
      expect(told).toEqual([[['1']], [['1']]]);
      await worker.terminate();
    });
  },
);
