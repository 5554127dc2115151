import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Ouvadmin } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { createDatabase, type TestDatabase } from '../../services/database.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import { allPages, collect, direct } from './reaches.ts';

describeWith(['certificates', 'mariadb'], 'pages of a MariaDB', ({ mariadb }) => {
  let database: TestDatabase;
  let ouvadmin: Ouvadmin;

  beforeAll(async () => {
    database = await createDatabase(mariadb);
    ouvadmin = await openOuvadmin(direct(database, await database.createUser()));
  });
  afterAll(async () => {
    await ouvadmin?.close();
    await database?.drop();
  });

  /** Each row is met once, whatever the size of a page; and again from each page's end. */
  async function complete(table: string, key: string[], show: string) {
    const expected = (await database.run(`SELECT ${show} AS shown FROM ${table} ORDER BY 1`))
      .map(({ shown }) => String(shown))
      .sort();
    for (const size of [1, 2, 7, 1_000]) {
      const pages = await allPages(ouvadmin, { table, key, columns: ['shown'], size });
      const met = pages.flatMap(({ rows }) => rows.map(([shown]) => shown));
      expect(met.toSorted()).toEqual(expected);
      const middle = pages[Math.floor(pages.length / 2)];
      const rest = await collect(ouvadmin.pages({ table, key, columns: ['shown'], size, after: middle?.last }));
      const first = pages.slice(0, Math.floor(pages.length / 2) + 1).flatMap(({ rows }) => rows);
      expect(first.length + rest.flatMap(({ rows }) => rows).length).toBe(expected.length);
    }
  }

  const keys: [string, string, readonly unknown[]][] = [
    [
      'accents, any case',
      'VARCHAR(50) COLLATE utf8mb4_unicode_ci',
      ['eleve', 'Zoé', 'zob', 'ÉA', 'eb', 'œuvre', 'oeuz', '\u{1F600}', 'z%', '_', '01', '1', '1 a', "l'a", 'b\\', '"'],
    ],
    ['exact', 'VARCHAR(50) COLLATE utf8mb4_bin', ['a', 'A', 'é', 'e', 'É', 'aa', 'Aa', ' a', 'a b']],
    ['latin1', 'VARCHAR(50) CHARACTER SET latin1', ['été', 'ete2', 'Éz', 'zz', 'œ', '€']],
    ['fixed width', 'CHAR(10) COLLATE utf8mb4_general_ci', ['b', 'a', 'a b', 'ç', 'd']],
    ['zero fill', 'INT(8) UNSIGNED ZEROFILL', [1, 10, 9, 4294967295]],
    [
      'beyond 2^53',
      'BIGINT UNSIGNED',
      ['9007199254740992', '9007199254740993', '18446744073709551615', '18446744073709551614'],
    ],
    ['negative', 'BIGINT', ['-9007199254740993', '-9007199254740992', '-1', '0', '7']],
    [
      'exact decimal',
      'DECIMAL(40, 20)',
      ['1.00000000000000000001', '1.00000000000000000002', '-3', '99999999999999999999.5'],
    ],
    ['simple float', 'FLOAT', [1.1, 1.2, 16777216, -0.3]],
    ['double', 'DOUBLE', [0.1, 0.30000000000000004, 1e300, -2]],
    [
      'bytes',
      'BINARY(4)',
      [
        Buffer.from('e9ff0001', 'hex'),
        Buffer.from('00000000', 'hex'),
        Buffer.from('e9ff0002', 'hex'),
        Buffer.from('abcd'),
      ],
    ],
    [
      'any bytes',
      'VARBINARY(9)',
      [Buffer.from('e9', 'hex'), Buffer.from('e900', 'hex'), Buffer.from('', 'hex'), Buffer.from("'\\")],
    ],
    ['enum', "ENUM('z', 'a', 'm')", ['a', 'm', 'z']],
    ['day', 'DATE', ['2018-01-26', '0001-01-01', '9999-12-31']],
    ['moment', 'DATETIME(6)', ['2018-01-26 19:30:00.000001', '2018-01-26 19:30:00.000002']],
    ['instant', 'TIMESTAMP(3)', ['2018-01-26 19:30:00.001', '2018-10-28 02:30:00.5']],
    ['bit', 'BIT(10)', [1, 2, 513, 512]],
    ['year', 'YEAR', [2018, 1999, 2000]],
    ['uuid', 'UUID', ['01890a5d-ac96-774b-bcce-b302099a8057', '00000000-0000-4000-8000-000000000000']],
  ];

  test.each(keys)('no row is missed or met twice: %s', async (_what, type, values) => {
    const table = `k${keys.findIndex((key) => key[1] === type)}`;
    await database.run(`CREATE TABLE ${table} (id ${type} NOT NULL PRIMARY KEY, shown VARCHAR(20))`);
    await database.insert(
      table,
      values.map((id, index) => ({ id, shown: `row ${index}` })),
    );
    await complete(table, ['id'], 'shown');
  });

  test('a key of several columns, each under its own collation', async () => {
    await database.run(
      `CREATE TABLE several (host VARCHAR(20) COLLATE utf8mb4_unicode_ci, n INT, name VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_general_cs, shown VARCHAR(60), PRIMARY KEY (host, n, name))`,
    );
    const rows = ['été', 'eté2', 'Zoé'].flatMap((host) =>
      [2, 10, -1].flatMap((n) => ['a', 'A', 'à'].map((name) => ({ host, n, name, shown: `${host} ${n} ${name}` }))),
    );
    await database.insert('several', rows);
    await complete('several', ['host', 'n', 'name'], 'shown');
    await complete('several', ['name', 'host', 'n'], 'shown');
  });

  test('any text can be a key', async () => {
    await database.run(
      'CREATE TABLE anything (id VARCHAR(40) COLLATE utf8mb4_unicode_ci PRIMARY KEY, shown VARCHAR(40))',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 30 }),
        async (ids) => {
          await database.run('DELETE FROM anything');
          for (const id of ids)
            await database.run('INSERT IGNORE INTO anything VALUES (?, ?)', [id, `row ${ids.indexOf(id)}`]);
          const pages = await allPages(ouvadmin, { table: 'anything', key: ['id'], columns: ['shown'], size: 3 });
          const met = pages.flatMap(({ rows }) => rows.map(([shown]) => shown));
          expect(new Set(met).size).toBe(met.length);
          expect(met.length).toBe(await ouvadmin.count('anything'));
        },
      ),
      { numRuns: 15 },
    );
  });

  test('the index of the key serves each page', async () => {
    await database.run('CREATE TABLE indexed (a VARCHAR(20), b INT, shown INT, PRIMARY KEY (a, b))');
    await database.insert(
      'indexed',
      Array.from({ length: 4_000 }, (_, n) => ({ a: `a${n % 40}`, b: n, shown: n })),
    );
    await database.run('FLUSH STATUS');
    const before = await database.run("SHOW GLOBAL STATUS LIKE 'Handler_read_next'");
    const pages = await allPages(ouvadmin, { table: 'indexed', key: ['a', 'b'], columns: ['shown'], size: 100 });
    const after = await database.run("SHOW GLOBAL STATUS LIKE 'Handler_read_next'");
    expect(pages.length).toBe(40);
    // Reading from the beginning at each page would take 40 x 2,000 steps on average.
    expect(Number(after[0]?.Value) - Number(before[0]?.Value)).toBeLessThan(12_000);
  });

  test('an abort ends the query on the server, and the pool goes on', async () => {
    await database.run(`CREATE TABLE slow (id INT PRIMARY KEY); INSERT INTO slow VALUES (1), (2);
      CREATE VIEW slower AS SELECT id, SLEEP(30) AS nap FROM slow`);
    const running = () =>
      database.run(
        "SELECT id FROM information_schema.processlist WHERE info LIKE '%slower%' AND info NOT LIKE '%processlist%'",
      );
    const abort = new AbortController();
    const reading = collect(ouvadmin.pages({ table: 'slower', key: ['id'], columns: ['nap'], size: 10 }, abort.signal));
    await until('the query to run', async () => (await running()).length > 0);
    const reason = new Error('changed my mind');
    abort.abort(reason);
    await expect(reading).rejects.toBe(reason);
    await until('the query to be gone', async () => (await running()).length === 0, 5_000);
    expect(await ouvadmin.count('slow')).toBe(2);
  });
});
