import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import { openOuvadminWriter } from '../../../main/database/ouvadmin/open-ouvadmin-writer.ts';
import { type OuvadminWriter, serverError } from '../../../main/database/ouvadmin/ouvadmin-writer.ts';
import { createDatabase, type TestDatabase, type TestUser } from '../../services/database.ts';
import { asAdmin, startMariadb } from '../../services/mariadb.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import { direct, problemOf } from './reaches.ts';

describeWith(['certificates', 'mariadb'], 'the writing door of Ouvadmin', ({ certificates, mariadb }) => {
  let database: TestDatabase;
  let user: TestUser;
  let writer: OuvadminWriter;

  beforeAll(async () => {
    database = await createDatabase(mariadb, {
      schema: `CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(10) NOT NULL); INSERT INTO t VALUES (1, 'a'), (2, 'b');
        CREATE TABLE heavy (id INT PRIMARY KEY);
        CREATE TABLE old (id INT PRIMARY KEY) ENGINE=MyISAM; CREATE VIEW seen AS SELECT * FROM t`,
    });
    user = await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
    writer = await openOuvadminWriter(direct(database, user));
  });
  afterAll(async () => {
    await writer?.close();
    await database?.drop();
  });

  const values = async () => (await database.run('SELECT v FROM t ORDER BY id')).map(({ v }) => v);
  const set = (id: number, v: string) => sql`update t set v = ${v} where id = ${id}`;

  test('the reading door beside it still refuses to write', async () => {
    const reader = await openOuvadmin(direct(database, user));
    expect(await problemOf(set(1, 'x').execute(reader.db))).toMatchObject({ code: 'server-said' });
    await reader.close();
    expect(await values()).toEqual(['a', 'b']);
  });

  test('what is done together is done whole or not at all, and nothing is cut to fit', async () => {
    await writer.together(async (db) => {
      await set(1, "l'été").execute(db);
      const { numAffectedRows } = await set(2, 'b').execute(db);
      // Rows that are found count, whether or not their value differs.
      expect(numAffectedRows).toBe(1n);
    });
    expect(await values()).toEqual(["l'été", 'b']);
    const tooLong = writer.together(async (db) => {
      await set(1, 'y').execute(db);
      await set(2, 'more than ten characters').execute(db);
    });
    expect(await problemOf(tooLong)).toMatchObject({ code: 'server-said', facts: { code: 'ER_DATA_TOO_LONG' } });
    await expect(
      writer.together(async (db) => {
        await set(1, 'z').execute(db);
        throw new Error('on second thoughts');
      }),
    ).rejects.toThrow('on second thoughts');
    expect(await values()).toEqual(["l'été", 'b']);
  });

  test('what the server gave up for somebody else is begun again', async () => {
    let attempts = 0;
    await asAdmin(mariadb, async (admin) => {
      await admin.query('USE ??', [database.name]);
      await admin.query('BEGIN');
      // Heavy, so that the other is the one given up.
      await admin.query('INSERT INTO heavy VALUES ?', [Array.from({ length: 300 }, (_, id) => [id])]);
      await admin.query("UPDATE t SET v = 'admin' WHERE id = 2");
      const ours = writer.together(async (db) => {
        attempts += 1;
        await set(1, 'ours').execute(db);
        await set(2, 'ours').execute(db);
      });
      await until('our statement to wait', async () => {
        const waiting = await database.run(
          "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE '%where id = 2' AND time_ms > 100",
        );
        return waiting.length > 0;
      });
      await admin.query("UPDATE t SET v = 'admin' WHERE id = 1").catch(() => {});
      await admin.query('COMMIT');
      await ours;
    });
    expect(attempts).toBe(2);
    expect(await values()).toEqual(['ours', 'ours']);
  });

  test('says which tables can be undone together, and tells a missing table by its number', async () => {
    expect(await writer.transactional('t')).toBe(true);
    for (const name of ['old', 'seen', 'nowhere', "t' or '1'='1"]) expect(await writer.transactional(name)).toBe(false);
    expect((await writer.tables()).map(({ name }) => name)).toEqual(['heavy', 'old', 'seen', 't']);
    const missing = await sql`select 1 from nowhere`.execute(writer.db).catch((error) => error);
    expect(serverError(missing)).toBe(1146);
    expect(serverError(new Error('other'))).toBeUndefined();
  });

  test('several statements in one are refused, and so is what the login may not do', async () => {
    const both = sql`update t set v = 'x'; delete from t`.execute(writer.db);
    expect(await problemOf(both)).toMatchObject({ facts: { code: 'ER_PARSE_ERROR' } });
    const reader = await database.createUser();
    const other = await openOuvadminWriter(direct(database, reader));
    const refused = await problemOf(other.together((db) => set(1, 'secret-value').execute(db)));
    expect(refused).toMatchObject({ code: 'right-missing' });
    expect(JSON.stringify(refused)).not.toContain('secret-value');
    await other.close();
    expect(await values()).toEqual(['ours', 'ours']);
  });

  test('an abort ends the opening; nothing opens without the server', async () => {
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(openOuvadminWriter(direct(database, user), stop)).rejects.toThrow('enough');
    expect(await problemOf(openOuvadminWriter(direct(database, { ...user, password: 'other' })))).toMatchObject({
      code: 'login-refused',
    });
  });

  test('values stay values where the server reads backslashes as text and double quotes as names', async () => {
    const own = await startMariadb(certificates);
    if (!own) throw new Error('MariaDB did not start');
    try {
      const strict = await createDatabase(own.server, { schema: 'CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(60))' });
      const reach = direct(strict, await strict.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] }));
      await strict.run("SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PAD_CHAR_TO_FULL_LENGTH'");
      const door = await openOuvadminWriter(reach);
      const odd = ["\\' or 1=1 -- ", '\\', '"', "'", '?', '\0', 'a\nb', '%_'];
      for (const [id, v] of odd.entries()) await sql`insert into t values (${id}, ${v})`.execute(door.db);
      for (const [id, v] of odd.entries()) {
        const { numAffectedRows } = await sql`update t set v = concat(v, '!') where v = ${v}`.execute(door.db);
        expect(numAffectedRows).toBe(1n);
        expect(await strict.run('SELECT v FROM t WHERE id = ?', [id])).toEqual([{ v: `${v}!` }]);
      }
      await door.close();
    } finally {
      await own.stop();
    }
  });
});
