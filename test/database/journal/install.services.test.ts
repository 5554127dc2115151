import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installJournal } from '../../../main/database/journal/install-journal.ts';
import { JournalRefused } from '../../../main/database/journal/journal.ts';
import { installerSql, journalSql, volunteerSql } from '../../../main/database/journal/journal-sql.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import { createDatabase, type TestDatabase } from '../../services/database.ts';
import { asAdmin } from '../../services/mariadb.ts';
import { describeWith } from '../../services/services.ts';
import { collect, direct, problemOf } from '../ouvadmin/reaches.ts';
import { at, batches, createJournal, speaking, type TestJournal } from './journals.ts';

describeWith(['certificates', 'mariadb'], 'the installation of the journal', ({ mariadb }) => {
  let shared: TestJournal;
  let database: TestDatabase;
  beforeAll(async () => {
    shared = await createJournal(mariadb);
    database = shared.database;
  });
  afterAll(() => database?.drop());

  const install = async (name: string, user = mariadb.admin, volunteers: { user: string; host: string }[] = []) =>
    (await collect(installJournal(direct(database, user), name, volunteers))).map(({ statement, outcome, problem }) => {
      return `${statement.what} ${statement.name} ${outcome}${problem ? ` ${problem.code}` : ''}`;
    });
  const drop = (name: string) => asAdmin(mariadb, (admin) => admin.query('DROP DATABASE IF EXISTS ??', [name]));

  test('says step by step what was done, and that there was nothing to do the second time', async () => {
    const name = `j_${randomBytes(4).toString('hex')}`;
    const tables = [
      'format',
      'batch',
      'laptop',
      'snapshot',
      'statement',
      'wrapped_key',
      'join_request',
      'claim',
      'delivery',
    ];
    const told = (how: string) => [
      `database ${name} ${how}`,
      ...tables.map((table) => `table ${table} ${how}`),
      `format format ${how}`,
    ];
    expect(await install(name)).toEqual(told('done'));
    expect(await install(name)).toEqual(told('there'));
    await drop(name);
  });

  test('whoever may only install can install, and gives volunteers what they need', async () => {
    const name = `j_${randomBytes(4).toString('hex')}`;
    const installer = await database.createUser({ rights: [] });
    const volunteer = await database.createUser({ rights: [] });
    expect(await install(name, installer)).toEqual([`database ${name} refused right-missing`]);
    for (const { sql } of installerSql(name, at(installer))) await asAdmin(mariadb, (admin) => admin.query(sql));
    const steps = await install(name, installer, [at(volunteer)]);
    expect(steps.filter((step) => step.includes('refused'))).toEqual([]);
    const journal = await openJournal({ ...direct(database, volunteer), database: name });
    const { device } = await speaking(journal);
    await journal.push(batches(device, 1, 1));
    await journal.addSnapshot(v7(), [{ part: 1, final: true, epoch: 1, sealed: randomBytes(9) }]);
    await journal.addStatement({ number: 1, epoch: 1, sealed: randomBytes(9) }, []);
    await journal.addWrappedKeys([{ epoch: 1, recipient: 'r', wrapped: randomBytes(9) }]);
    const id = v7();
    await journal.addJoinRequest({ id, sealed: randomBytes(9) });
    await journal.removeJoinRequest(id);
    const answer = await journal.claim('once', device, 5);
    if (answer.kind !== 'held') throw new Error(answer.kind);
    expect(await journal.renew(answer.lease, device, 5)).toBe(true);
    expect(await journal.finish(answer.lease, device, randomBytes(9))).toBe(true);
    const caps = { perHour: 1, perDay: 1, apart: 0 };
    expect(await journal.takeDelivery('one', device, 't', caps)).toEqual({ kind: 'ours', secondsAgo: 0 });
    await journal.close();
    await drop(name);
  });

  test('a volunteer who does not exist is refused and not created, the others get their rights', async () => {
    const volunteer = await database.createUser({ rights: [] });
    const nobody = { user: `nobody_${randomBytes(4).toString('hex')}`, host: '%' };
    const steps = await install(database.name, mariadb.admin, [nobody, at(volunteer)]);
    const of = (user: string) => steps.filter((step) => step.startsWith(`right ${user} `));
    expect(new Set(of(nobody.user))).toEqual(new Set([`right ${nobody.user} refused server-said`]));
    expect(new Set(of(volunteer.user))).toEqual(new Set([`right ${volunteer.user} done`]));
    const [found] = await database.run('SELECT COUNT(*) AS n FROM mysql.user WHERE user = ?', [nobody.user]);
    expect(found?.n).toBe(0);
  });

  test('names are quoted, whatever they hold', async () => {
    const name = 'j`; DROP DATABASE `mysql`; -- é\'"';
    const users = [{ user: 'x`@`%`; DROP USER y; -- ', host: "%' OR 1" }];
    for (const { sql } of [...journalSql(name), ...volunteerSql(name, users[0] ?? at({ user: '' }))]) {
      // Outside the quoted names nothing of what was given is left.
      expect(sql.replaceAll(/`(?:[^`]|``)*`/g, '?')).not.toMatch(/DROP|OR 1|é/);
    }
    const steps = await install(name, mariadb.admin, users);
    expect(steps[0]).toBe(`database ${name} done`);
    expect(steps.filter((step) => step.includes('refused')).length).toBe(
      Object.keys(volunteerSql(name, at({ user: '' }))).length,
    );
    expect(await install(name)).toContain(`table batch there`);
    await drop(name);
  });

  test('a newer journal is refused before anything is touched, by who installs and by who reads', async () => {
    const other = await createJournal(mariadb);
    await other.database.run('UPDATE format SET version = 2; DROP TABLE claim');
    const newer = { because: 'newer', facts: { version: '2', known: '1' } };
    await expect(install(other.database.name)).rejects.toMatchObject(newer);
    await expect(openJournal(other.reach)).rejects.toMatchObject(newer);
    expect(await other.database.run("SHOW TABLES LIKE 'claim'")).toEqual([]);
    await other.database.drop();
  });

  test('an absent journal is told as such', async () => {
    const empty = await createDatabase(mariadb);
    const user = await empty.createUser();
    const absent = { name: 'JournalRefused', because: 'absent' };
    await expect(openJournal(direct(empty, user))).rejects.toMatchObject(absent);
    await expect(openJournal({ ...direct(empty, mariadb.admin), database: 'no_such_database' })).rejects.toBeInstanceOf(
      JournalRefused,
    );
    // The server does not tell those who have no right on it whether it exists.
    const stranger = await database.createUser({ rights: [] });
    expect(await problemOf(openJournal(direct(empty, stranger)))).toMatchObject({ code: 'right-missing' });
    await empty.drop();
  });

  test('a missing right names itself', async () => {
    const reader = await database.createUser();
    const journal = await openJournal(direct(database, reader));
    expect(await problemOf(journal.contact(v7(), [], v7()))).toMatchObject({
      code: 'right-missing',
      facts: { right: 'UPDATE', table: 'laptop' },
    });
    await journal.close();
  });
});

describeWith(['certificates', 'mariadb'], 'a volunteer with bad intentions', ({ mariadb }) => {
  let shared: TestJournal;
  beforeAll(async () => {
    shared = await createJournal(mariadb);
  });
  afterAll(() => shared?.database.drop());

  test.each([
    'UPDATE batch SET sealed = sealed',
    'DELETE FROM batch',
    'TRUNCATE batch',
    'REPLACE INTO batch (device, first, copy, last, epoch, sealed) VALUES (REPEAT("a", 16), 1, 0, 1, 1, "")',
    'INSERT INTO batch (device, first, copy, last, epoch, sealed) VALUES (REPEAT("a", 16), 1, 0, 1, 1, "") ON DUPLICATE KEY UPDATE sealed = ""',
    'DROP TABLE batch',
    'ALTER TABLE batch ADD COLUMN x INT',
    'CREATE TABLE other (x INT)',
    'UPDATE snapshot SET sealed = ""',
    'DELETE FROM snapshot',
    'INSERT INTO snapshot (id, part, final, epoch, sealed, added) VALUES (REPEAT("a", 16), 1, 1, 1, "", "2099-01-01")',
    'UPDATE statement SET sealed = ""',
    'DELETE FROM statement',
    'UPDATE wrapped_key SET wrapped = ""',
    'DELETE FROM wrapped_key',
    'UPDATE laptop SET device = REPEAT("b", 16)',
    'DELETE FROM laptop',
    'DELETE FROM claim',
    'UPDATE claim SET subject = REPEAT("c", 32)',
    'UPDATE format SET version = 9',
    'DELETE FROM format',
    'CREATE TRIGGER t BEFORE INSERT ON batch FOR EACH ROW SET NEW.sealed = ""',
    'SELECT * FROM mysql.user',
  ])('the server refuses: %s', async (sql) => {
    const { createConnection } = await import('mysql2/promise');
    const connection = await createConnection({
      host: '127.0.0.1',
      port: mariadb.port,
      user: shared.volunteer.user,
      password: shared.volunteer.password,
      database: shared.database.name,
      ssl: { ca: mariadb.ca },
    });
    try {
      await expect(connection.query(sql)).rejects.toMatchObject({
        errno: expect.toSatisfy((n) => [1044, 1142, 1143, 1227].includes(n)),
      });
    } finally {
      connection.destroy();
    }
  });

  test('ids that are none never reach the server', async () => {
    const journal = await openJournal(shared.reach);
    const { device } = await speaking(journal);
    const evil = `${v7().slice(0, 30)}' OR 1`;
    await expect(journal.contact(evil, [], 'x')).rejects.toThrow(RangeError);
    await expect(collect(journal.pull([{ device: evil, after: 0 }], 10))).rejects.toThrow(RangeError);
    await expect(journal.digests(evil)).rejects.toThrow(RangeError);
    await expect(collect(journal.snapshotParts(evil))).rejects.toThrow(RangeError);
    await expect(
      journal.addSnapshot(evil, [{ part: 1, final: true, epoch: 1, sealed: Buffer.from('x') }]),
    ).rejects.toThrow(RangeError);
    await expect(journal.addJoinRequest({ id: evil, sealed: Buffer.from('x') })).rejects.toThrow(RangeError);
    await expect(journal.removeJoinRequest(evil)).rejects.toThrow(RangeError);
    await expect(journal.claim('s', evil, 5)).rejects.toThrow(RangeError);
    const numbers = '1) OR (1' as unknown as number;
    await expect(collect(journal.pull([{ device, after: numbers }], 10))).rejects.toThrow(RangeError);
    await expect(
      journal.push([{ device, first: numbers, last: 2, epoch: 1, sealed: Buffer.from('x') }]),
    ).rejects.toThrow(RangeError);
    await expect(
      journal.push([{ device, first: 1, last: 2 ** 32, epoch: 1, sealed: Buffer.from('x') }]),
    ).rejects.toThrow(RangeError);
    await expect(
      journal.push([{ device: v7(), first: 1, last: 2, epoch: 1, sealed: Buffer.from('x') }]),
    ).rejects.toThrow(RangeError);
    await expect(journal.statements(numbers)).rejects.toThrow(RangeError);
    await expect(journal.claim('s', device, numbers)).rejects.toThrow(RangeError);
    await journal.close();
  });

  test('texts are seen by the server as digests only', async () => {
    const journal = await openJournal(shared.reach);
    const { device } = await speaking(journal);
    const session = `${v7()} '; DROP TABLE laptop; --`;
    await journal.contact(v7(), [], session);
    await journal.claim("campaign ' 0123 of Jeanne", device, 5);
    await journal.addWrappedKeys([{ epoch: 1, recipient: 'age1jeanne', wrapped: randomBytes(20) }]);
    for (const table of ['laptop', 'claim', 'wrapped_key', 'batch', 'join_request', 'snapshot', 'statement']) {
      const rows = await shared.database.run(`SELECT * FROM ${table}`);
      const all = rows
        .map((row) =>
          Object.values(row)
            .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : `${value}`))
            .join(' '),
        )
        .join('\n');
      expect(all).not.toMatch(/jeanne|campaign|DROP/i);
    }
    await journal.close();
  });
});
