import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RowKey } from '../../../main/encryption/cipher/column-cipher.ts';
import { readGround } from '../../../main/encryption/read-ground.ts';
import { clearBytes, guardBytes } from '../../../main/encryption/sql/clear-bytes.ts';
import { guardOf } from '../../../main/encryption/sql/guard.ts';
import { quote } from '../../../main/encryption/sql/quote.ts';
import { rowKey } from '../../../main/encryption/sql/row-key.ts';
import { groundOf, type Place } from '../states/place.ts';

/** What is read of a table and of the keys of its rows, the same for each dialect. */
export function groundSuite(title: string, open: () => Promise<Place>): void {
  describe(title, () => {
    let place: Place;
    let q: (name: string) => string;
    beforeAll(async () => {
      place = await open();
      q = (name) => quote(name, place.door.server.dialect);
    });
    afterAll(() => place?.close());

    test('a table with everything is read as it is', async () => {
      await place.run(`CREATE TABLE parent (code VARCHAR(10) PRIMARY KEY, other VARCHAR(10) UNIQUE);
        CREATE TABLE all_of_it (b INT NOT NULL, a INT NOT NULL, parent_code VARCHAR(10),
          email VARCHAR(60) NOT NULL DEFAULT 'it''s', checked VARCHAR(20) CHECK (length(checked) > 0),
          domain VARCHAR(60) GENERATED ALWAYS AS (lower(email)) VIRTUAL,
          PRIMARY KEY (a, b), FOREIGN KEY (parent_code) REFERENCES parent (code));
        CREATE UNIQUE INDEX once ON all_of_it (email, a);
        CREATE INDEX plain ON all_of_it (email);
        CREATE VIEW seen AS SELECT email FROM all_of_it;
        CREATE VIEW other_view AS SELECT code FROM parent`);
      await place.run("INSERT INTO all_of_it (a, b, email) VALUES (1, 2, 'x')");
      const ground = await groundOf(place.door, { table: 'all_of_it', column: 'EMAIL' });
      expect(ground.column).toMatchObject({ name: 'email', type: 'varchar', nullable: false, standard: "'it''s'" });
      expect(ground.key.map(({ name }) => name)).toEqual(['a', 'b']);
      expect(ground.columns.map(({ name }) => name)).toEqual(['b', 'a', 'parent_code', 'email', 'checked', 'domain']);
      expect(ground.indexes.filter(({ name }) => ['once', 'plain'].includes(name))).toEqual([
        { name: 'once', unique: true, columns: ['email', 'a'] },
        { name: 'plain', unique: false, columns: ['email'] },
      ]);
      expect(ground).toMatchObject({
        isView: false,
        generated: false,
        generatedFromIt: ['domain'],
        checks: [],
        views: ['seen'],
      });
      expect(ground).toMatchObject({
        foreignKeys: [],
        referencedBy: [],
        binaryLog: false,
        replicas: false,
        readOnly: false,
      });
      expect(ground.bytes).toBeGreaterThan(0);
      const of = (table: string, column: string) => groundOf(place.door, { table, column });
      expect((await of('all_of_it', 'domain')).generated).toBe(true);
      expect((await of('all_of_it', 'parent_code')).foreignKeys).toHaveLength(1);
      expect((await of('all_of_it', 'checked')).checks).toHaveLength(1);
      expect((await of('parent', 'code')).referencedBy).toEqual(['all_of_it']);
      expect((await of('parent', 'other')).referencedBy).toEqual([]);
      expect((await of('seen', 'email')).isView).toBe(true);
    });

    test('what is not there is told', async () => {
      expect(await readGround(place.door, { table: "no'where", column: 'c' })).toEqual({
        code: 'table-missing',
        facts: { table: "no'where" },
      });
      expect(await readGround(place.door, { table: 'parent', column: 'nothing' })).toEqual({
        code: 'column-missing',
        facts: { table: 'parent', column: 'nothing' },
      });
    });

    test('names of every kind are read', async () => {
      const hostile = [
        "it's",
        'a"b',
        'a`b',
        'select',
        'with space',
        'é日本',
        'x'.repeat(64),
        'a.b',
        'a\\b',
        '%_',
        '--',
        '/* */',
      ];
      for (const name of hostile) {
        await place.run(`CREATE TABLE ${q(name)} (${q('key')} INT PRIMARY KEY, ${q(name)} VARCHAR(10))`);
        const ground = await groundOf(place.door, { table: name, column: name });
        expect([ground.table, ground.column.name, ground.key.map((column) => column.name)]).toEqual([
          name,
          name,
          ['key'],
        ]);
        await place.run(`INSERT INTO ${q(name)} VALUES (1, 'v')`);
        const sql = `SELECT ${clearBytes(ground)}, ${guardBytes(ground)} FROM ${q(name)} WHERE ${rowKey(ground).is()}`;
        const dialect = place.door.server.dialect;
        const value = Buffer.from('v');
        expect(await place.door.read(sql, rowKey(ground).isParameters([Buffer.from('1')]))).toEqual([
          [value, guardOf(value, dialect)],
        ]);
      }
    });

    /** All keys in the order of pages of two, each row then found by its key alone, and by a join to a list. */
    async function keysOf(table: string, column: string): Promise<string[][]> {
      const ground = await groundOf(place.door, { table, column });
      const key = rowKey(ground);
      const named = q(table);
      const found: RowKey[] = [];
      for (let last: RowKey | undefined; ; ) {
        const where = last ? `WHERE ${key.after('t')}` : '';
        const sql = `SELECT ${key.read('t')} FROM ${named} AS t ${where} ORDER BY ${key.order('t')} LIMIT 2`;
        const rows = await place.door.read(sql, last ? key.afterParameters(last) : []);
        const page = rows.map((row) => row.map((cell) => cell ?? Buffer.alloc(0)));
        found.push(...page);
        last = page.at(-1);
        if (!last || page.length < 2) break;
      }
      for (const row of found) {
        const one = await place.door.read(
          `SELECT ${key.read()} FROM ${named} WHERE ${key.is()}`,
          key.isParameters(row),
        );
        expect(one).toEqual([row]);
        const parts = Array.from({ length: key.parts }, (_, at) => `? AS k${at}`).join(', ');
        const joined = `SELECT ${key.read('t')} FROM ${named} AS t JOIN (SELECT ${parts}) AS v ON ${key.joined('t', 'v')}`;
        expect(await place.door.read(joined, key.parameters(row))).toEqual([row]);
      }
      return found.map((row) => row.map((part) => Buffer.from(part).toString()));
    }

    test('rows are met once each, in order, and found by their keys: numbers, texts, bytes, several parts', async () => {
      await place.run(`CREATE TABLE numbers (id BIGINT PRIMARY KEY, v INT);
        INSERT INTO numbers (id) VALUES (-5), (2), (10), (9007199254740993), (9007199254740995)`);
      expect((await keysOf('numbers', 'v')).flat()).toEqual(['-5', '2', '10', '9007199254740993', '9007199254740995']);
      await place.run(`CREATE TABLE texts (id VARCHAR(20) PRIMARY KEY, v INT);
        INSERT INTO texts (id) VALUES ('a'), ('B'), ('é'), (''), ('it''s')`);
      expect((await keysOf('texts', 'v')).flat().sort()).toEqual(['', 'B', 'a', "it's", 'é']);
      await place.run(`CREATE TABLE bytes (id VARBINARY(20) PRIMARY KEY, v INT);
        INSERT INTO bytes (id) VALUES (X'00'), (X'41'), (X'4100'), (X'61')`);
      expect((await keysOf('bytes', 'v')).flat()).toEqual(['\0', 'A', 'A\0', 'a']);
      await place.run(`CREATE TABLE several (a VARCHAR(5) NOT NULL, b INT NOT NULL, v INT, PRIMARY KEY (b, a));
        INSERT INTO several (a, b) VALUES ('x', 2), ('y', 1), ('x', 1), ('z', 10), ('x', 10)`);
      expect(await keysOf('several', 'v')).toEqual([
        ['1', 'x'],
        ['1', 'y'],
        ['2', 'x'],
        ['10', 'x'],
        ['10', 'z'],
      ]);
    });

    test('a key that only its letters’ case changed is another row’s', async () => {
      const ground = await groundOf(place.door, { table: 'texts', column: 'v' });
      const key = rowKey(ground);
      const sql = `SELECT 1 FROM texts WHERE ${key.is()}`;
      expect(await place.door.read(sql, key.isParameters([Buffer.from('A')]))).toEqual([]);
    });
  });
}
