import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearBytes } from '../../../main/encryption/sql/clear-bytes.ts';
import { rowKey } from '../../../main/encryption/sql/row-key.ts';
import { describeWith } from '../../services/services.ts';
import { groundOf, mariadbPlace, type Place } from '../states/place.ts';
import { groundSuite } from './ground-suite.ts';

describeWith(['mariadb', 'certificates'], 'ground', ({ mariadb }) => {
  groundSuite('the ground of a column in MariaDB', () => mariadbPlace(mariadb));

  let place: Place;
  beforeAll(async () => {
    place = await mariadbPlace(mariadb);
  });
  afterAll(() => place?.close());

  test('clear bytes are UTF-8 of every character set, the text of numbers and dates, bytes as they are', async () => {
    await place.run(`CREATE TABLE kinds (id INT PRIMARY KEY, latin VARCHAR(20) CHARACTER SET latin1, wide VARCHAR(20) CHARACTER SET utf16,
      four VARCHAR(20) CHARACTER SET utf8mb4, padded CHAR(10), raw VARBINARY(10), n INT(6) ZEROFILL, d DECIMAL(6,2), day DATE,
      at DATETIME(3), clock TIME, year YEAR, ip INET6, u UUID)`);
    await place.run(`INSERT INTO kinds VALUES (1, 'é€', 'é€', '😀', 'é  ', X'00FF', 42, 1.5, '2024-02-29', '2024-02-29 10:00:00.5', '-1:02:03', 2024,
      'fe80::1', '123e4567-e89b-12d3-a456-426655440000')`);
    const expected: Record<string, Buffer> = {
      latin: Buffer.from('é€'),
      wide: Buffer.from('é€'),
      four: Buffer.from('😀'),
      padded: Buffer.from('é'),
      raw: Buffer.from([0, 0xff]),
      n: Buffer.from('000042'),
      d: Buffer.from('1.50'),
      day: Buffer.from('2024-02-29'),
      at: Buffer.from('2024-02-29 10:00:00.500'),
      clock: Buffer.from('-01:02:03'),
      year: Buffer.from('2024'),
      ip: Buffer.from('fe80::1'),
      u: Buffer.from('123e4567-e89b-12d3-a456-426655440000'),
    };
    for (const [column, bytes] of Object.entries(expected)) {
      const ground = await groundOf(place.door, { table: 'kinds', column });
      expect([column, await place.door.read(`SELECT ${clearBytes(ground)} FROM kinds`)]).toEqual([column, [[bytes]]]);
      expect(ground.column.longest).toBeGreaterThanOrEqual(bytes.length);
    }
  });

  test('keys of other kinds are addressed by the index: dates, decimals, latin1, identifiers', async () => {
    const kinds = [
      ['DATE', "'2024-02-29'"],
      ['DATETIME(3)', "'2024-02-29 10:00:00.5'"],
      ['DECIMAL(10,3)', '1.5'],
      ['VARCHAR(10) CHARACTER SET latin1', "'é€'"],
      ['CHAR(10) CHARACTER SET ascii COLLATE ascii_bin', "'aB'"],
      ['BINARY(4)', "X'0041'"],
      ['UUID', "'123e4567-e89b-12d3-a456-426655440000'"],
      ['BIGINT UNSIGNED', '18446744073709551615'],
    ];
    for (const [at, [type, value]] of kinds.entries()) {
      await place.run(
        `CREATE TABLE key_${at} (id ${type} PRIMARY KEY, v INT); INSERT INTO key_${at} (id) VALUES (${value})`,
      );
      const ground = await groundOf(place.door, { table: `key_${at}`, column: 'v' });
      const key = rowKey(ground);
      const [row] = await place.door.read(`SELECT ${key.read()} FROM key_${at}`);
      const parts = (row ?? []).map((cell) => cell ?? Buffer.alloc(0));
      const plan = `EXPLAIN SELECT 1 FROM key_${at} WHERE ${key.is()}`;
      const found = await place.door.read(
        `SELECT ${key.read()} FROM key_${at} WHERE ${key.is()}`,
        key.isParameters(parts),
      );
      expect([type, found]).toEqual([type, [row]]);
      const [[, , , access] = []] = await place.door.read(plan, key.isParameters(parts));
      expect([type, `${access}`]).toEqual([type, 'const']);
      const joined = `SELECT STRAIGHT_JOIN ${key.read('t')} FROM (SELECT ? AS k0) AS v JOIN key_${at} AS t ON ${key.joined('t', 'v')}`;
      expect([type, await place.door.read(joined, key.parameters(parts))]).toEqual([type, [row]]);
    }
  });

  test('routines, events and triggers that name the column are told, as far as their text is shown to us', async () => {
    await place.run(`CREATE TABLE named (id INT PRIMARY KEY, email VARCHAR(20), other INT) ENGINE=MyISAM;
      CREATE TRIGGER on_it BEFORE INSERT ON named FOR EACH ROW SET NEW.email = LOWER(NEW.email);
      CREATE TRIGGER on_other BEFORE UPDATE ON named FOR EACH ROW SET NEW.other = 1;
      CREATE PROCEDURE hidden() SELECT email FROM named`);
    await place.door.define(['CREATE PROCEDURE asks() SELECT email FROM named'], 1);
    await place.door.define(['CREATE PROCEDURE asks_not() SELECT emails FROM named'], 1);
    const ground = await groundOf(place.door, { table: 'named', column: 'email' });
    expect(ground.routines.toSorted()).toEqual(['asks', 'on_it']);
    expect(ground.engine).toBe('MyISAM');
    expect(ground.triggers.map(({ name, event, timing }) => [name, event, timing])).toEqual([
      ['on_it', 'INSERT', 'BEFORE'],
      ['on_other', 'UPDATE', 'BEFORE'],
    ]);
  });
});
