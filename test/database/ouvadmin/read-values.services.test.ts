import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Ouvadmin } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { createDatabase, type TestDatabase } from '../../services/database.ts';
import { describeWith } from '../../services/services.ts';
import { allPages, direct } from './reaches.ts';

describeWith(['certificates', 'mariadb'], 'values of a MariaDB over TLS', ({ mariadb }) => {
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

  const read = async (table: string, key: string[], columns: string[], size = 100) => {
    const pages = await allPages(ouvadmin, { table, key, columns, size });
    return pages.flatMap(({ rows }) => rows);
  };

  test('every type comes as the server writes it', async () => {
    await database.run(`
      CREATE TABLE types (id INT(5) UNSIGNED ZEROFILL PRIMARY KEY, big BIGINT UNSIGNED, exact DECIMAL(30, 10), day DATE,
        moment DATETIME(6), flag BIT(1), bits BIT(12), yes BOOLEAN, year YEAR, raw VARBINARY(20), blobby BLOB, kind ENUM('a','é'), js JSON);
      SET SESSION sql_mode = '';
      INSERT INTO types VALUES (42, 18446744073709551615, 1.5, '2018-01-26', '2018-01-26 19:30:00.000001', b'1', b'101010101010', TRUE, 2018,
        x'E9E8FF00', 'été', 'é', '{"a": 1}'), (43, 0, 0, '0000-00-00', NULL, b'0', NULL, NULL, NULL, NULL, '', NULL, NULL)`);
    const columns = [
      'id',
      'big',
      'exact',
      'day',
      'moment',
      'flag',
      'bits',
      'yes',
      'year',
      'raw',
      'blobby',
      'kind',
      'js',
    ];
    expect(await read('types', ['id'], columns)).toEqual([
      [
        ...['00042', '18446744073709551615', '1.5000000000', '2018-01-26', '2018-01-26 19:30:00.000001', '1', '2730'],
        ...['1', '2018', 'éèÿ\0', 'été', 'é', '{"a": 1}'],
      ],
      ['00043', '0', '0.0000000000', '0000-00-00', null, '0', null, null, null, null, '', null, null],
    ]);
  });

  test('latin1 and utf8mb4 columns, NULL, empty, and names that would do harm elsewhere', async () => {
    await database.run(`CREATE TABLE texts (id VARCHAR(10) PRIMARY KEY, old VARCHAR(200) CHARACTER SET latin1,
      new VARCHAR(200) CHARACTER SET utf8mb4)`);
    const words = [
      ...['Zoé Œuvrard €', `<script>alert("x")</script>`, "=cmd|' /C calc'!A0", '\u202Eevil\u202C', `a'b"c\\d\`e`],
      ...['', '  blanks  ', '%_\0\n\r\u001a', '?'],
    ];
    const rows = words.map((word, index) => ({
      id: `0${index}`,
      old: /[\u202E]/.test(word) ? null : word,
      new: `${word}😀`,
    }));
    await database.insert('texts', rows);
    expect(await read('texts', ['id'], ['id', 'old', 'new'])).toEqual(
      rows.map(({ id, old, new: recent }) => [id, old, recent]),
    );
  });

  test('a value of 1 MB is cut after 4,096 characters, also of bytes in the middle of one', async () => {
    await database.run('CREATE TABLE huge (id INT PRIMARY KEY, t LONGTEXT, b LONGBLOB)');
    await database.insert('huge', [{ id: 1, t: 'é'.repeat(1_000_000), b: Buffer.from(`a${'é'.repeat(500_000)}`) }]);
    const [row] = await read('huge', ['id'], ['t', 'b']);
    expect(row).toEqual(['é'.repeat(4_096), `a${'é'.repeat(2_047)}`]);
  });

  test('tables with their columns, charsets, keys in their own order', async () => {
    await database.run(`CREATE TABLE described (b VARCHAR(5) CHARACTER SET latin1 NOT NULL, a INT NOT NULL, c TEXT, PRIMARY KEY (a, b));
      CREATE VIEW seen AS SELECT a FROM described`);
    const tables = await ouvadmin.tables();
    expect(tables.find(({ name }) => name === 'described')).toEqual({
      name: 'described',
      primaryKey: ['a', 'b'],
      rows: 0,
      columns: [
        { name: 'b', type: 'varchar(5)', nullable: false, charset: 'latin1' },
        { name: 'a', type: 'int(11)', nullable: false },
        { name: 'c', type: 'text', nullable: true, charset: 'utf8mb4' },
      ],
    });
    expect(tables.find(({ name }) => name === 'seen')?.primaryKey).toEqual([]);
  });

  test('reads only: a write through Kysely is refused by the server', async () => {
    await database.run('CREATE TABLE kept (id INT PRIMARY KEY)');
    const writer = await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
    const strong = await openOuvadmin(direct(database, writer));
    try {
      const problem = strong.db.insertInto('kept').values({ id: 1 }).execute();
      await expect(problem).rejects.toMatchObject({
        problem: { code: 'server-said', facts: { code: 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION' } },
      });
      expect(await strong.count('kept')).toBe(0);
    } finally {
      await strong.close();
    }
  });
});
