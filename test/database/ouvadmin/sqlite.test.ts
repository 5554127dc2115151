import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Ouvadmin } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { allPages, problemOf } from './reaches.ts';

const open: Ouvadmin[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function filled(schema: string, fill: (db: Database.Database) => void = () => {}): Promise<Ouvadmin> {
  const file = join(temporaryFolder(), 'demonstration.db');
  const db = new Database(file);
  db.exec(schema);
  fill(db);
  db.close();
  const ouvadmin = await openOuvadmin({ dialect: 'sqlite', file });
  open.push(ouvadmin);
  return ouvadmin;
}

test('every value is text or null, in pages and through Kysely', async () => {
  const ouvadmin = await filled(
    "CREATE TABLE t (id TEXT PRIMARY KEY, n INTEGER, x REAL, b BLOB, long TEXT); INSERT INTO t VALUES ('01', 9007199254740993, 0.5, x'E9FF', NULL)",
    (db) =>
      db.prepare('INSERT INTO t VALUES (?, ?, ?, ?, ?)').run('02', null, null, Buffer.from('é'), 'é'.repeat(1_000_000)),
  );
  const rows = [
    ['01', '9007199254740993', '0.5', 'éÿ', null],
    ['02', null, null, 'é', 'é'.repeat(4_096)],
  ];
  const pages = await allPages(ouvadmin, { table: 't', key: ['id'], columns: ['id', 'n', 'x', 'b', 'long'], size: 10 });
  expect(pages).toEqual([{ rows, last: ['02'] }]);
  expect(await ouvadmin.db.selectFrom('t').select(['id', 'n']).orderBy('id').execute()).toEqual([
    { id: '01', n: '9007199254740993' },
    { id: '02', n: null },
  ]);
});

test('tables, with keys in their own order', async () => {
  const ouvadmin = await filled(
    'CREATE TABLE pair (a TEXT NOT NULL, b INTEGER, c VARCHAR(20), PRIMARY KEY (b, a)); CREATE VIEW seen AS SELECT a FROM pair',
  );
  expect(await ouvadmin.tables()).toEqual([
    {
      ...{ name: 'pair', primaryKey: ['b', 'a'], rows: 0 },
      columns: [
        { name: 'a', type: 'TEXT', nullable: false, charset: 'utf8' },
        { name: 'b', type: 'INTEGER', nullable: true },
        { name: 'c', type: 'VARCHAR(20)', nullable: true, charset: 'utf8' },
      ],
    },
    { name: 'seen', columns: [{ name: 'a', type: 'TEXT', nullable: true, charset: 'utf8' }], primaryKey: [], rows: 0 },
  ]);
});

test('pages meet each row once, whatever the key and the size', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((each) => !each.includes('\0'));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.tuple(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), text), {
        maxLength: 25,
        selector: String,
      }),
      fc.integer({ min: 1, max: 9 }),
      async (keys, size) => {
        const ouvadmin = await filled(
          'CREATE TABLE t (n INTEGER NOT NULL, s TEXT COLLATE NOCASE NOT NULL, row TEXT, PRIMARY KEY (n, s))',
          (db) => {
            const insert = db.prepare('INSERT OR IGNORE INTO t VALUES (?, ?, ?)');
            for (const [index, [n, s]] of keys.entries()) insert.run(n, s, `${index}`);
          },
        );
        const met = (await allPages(ouvadmin, { table: 't', key: ['n', 's'], columns: ['row'], size })).flatMap(
          ({ rows }) => rows.flat(),
        );
        expect(new Set(met).size).toBe(met.length);
        expect(met.length).toBe(await ouvadmin.count('t'));
      },
    ),
    { numRuns: 40 },
  );
});

test('names are names, whatever they hold', async () => {
  const name = `a"b; DROP TABLE kept; -- as x.y\u202E`;
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const ouvadmin = await filled(
    `CREATE TABLE kept (id INTEGER PRIMARY KEY); CREATE TABLE ${quoted} (${quoted} TEXT PRIMARY KEY, "__proto__" TEXT); INSERT INTO ${quoted} VALUES ('1', '2')`,
  );
  expect((await ouvadmin.tables()).map((table) => table.name)).toEqual([name, 'kept']);
  expect(await allPages(ouvadmin, { table: name, key: [name], columns: [name, '__proto__'], size: 1 })).toEqual([
    { rows: [['1', '2']], last: ['1'] },
  ]);
  expect(await ouvadmin.count(name)).toBe(1);
});

test('it reads only', async () => {
  const ouvadmin = await filled('CREATE TABLE t (id INTEGER PRIMARY KEY)');
  await expect(ouvadmin.db.insertInto('t').values({ id: 1 }).execute()).rejects.toThrow(/readonly/);
});

test('no file, or a file that is no database', async () => {
  const file = join(temporaryFolder(), 'none.db');
  expect(await problemOf(openOuvadmin({ dialect: 'sqlite', file }))).toMatchObject({ code: 'database-unknown' });
  writeFileSync(file, 'no database at all, but long enough to be read as the header of one, surely by now it is');
  expect(await problemOf(openOuvadmin({ dialect: 'sqlite', file }))).toMatchObject({ code: 'database-unknown' });
});
