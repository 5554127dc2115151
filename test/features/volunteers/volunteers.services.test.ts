import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installJournal } from '../../../main/database/journal/install-journal.ts';
import { journalsBy } from '../../../main/features/volunteers/journals.ts';
import { unwrapKeys } from '../../../main/keys/epoch-key.ts';
import { at, createJournal, type TestJournal } from '../../database/journal/journals.ts';
import { direct } from '../../database/ouvadmin/reaches.ts';
import type { TestUser } from '../../services/database.ts';
import { asAdmin } from '../../services/mariadb.ts';
import { describeWith } from '../../services/services.ts';
import { bringIn, founding, type Laptop, laptop } from './laptops.ts';

describeWith(['certificates', 'mariadb'], 'volunteers on a real server', ({ mariadb }) => {
  let shared: TestJournal;
  /** One login of the server for each connection id. */
  const users = new Map<string, TestUser>();
  const journals = journalsBy(
    async (id) => {
      const user = users.get(id);
      if (!user) throw new Error(`no login ${id}`);
      return direct(shared.database, user);
    },
    () => new Date(),
  );
  const names: string[] = [];

  beforeAll(async () => {
    shared = await createJournal(mariadb);
    users.set('administrator', { ...mariadb.admin });
    for (const id of ['ada', 'bob', 'cleo', 'dan']) users.set(id, await shared.database.createUser({ rights: [] }));
  });
  afterAll(async () => {
    for (const name of names) await asAdmin(mariadb, (admin) => admin.query('DROP DATABASE IF EXISTS ??', [name]));
    await shared?.database.drop();
  });

  /** A fresh journal on which each of these logins has a volunteer's rights, and no more. */
  async function installed(...ids: string[]): Promise<string> {
    const name = `j_${randomBytes(4).toString('hex')}`;
    names.push(name);
    const accounts = ids.map((id) => at(users.get(id) ?? mariadb.admin));
    for await (const { outcome, problem } of installJournal(direct(shared.database, mariadb.admin), name, accounts))
      if (outcome === 'refused') throw new Error(JSON.stringify(problem));
    return name;
  }

  const rowsOf = (database: string, sql: string) =>
    asAdmin(mariadb, async (admin) => {
      await admin.query('USE ??', [database]);
      return (await admin.query(sql))[0] as Record<string, unknown>[];
    });

  test('a login that may not create the journal is told which statement was refused, and what then', async () => {
    const ada = laptop(journals);
    const name = `j_${randomBytes(4).toString('hex')}`;
    const order = { ...founding, connectionId: 'ada', database: name };
    await expect(ada.found(order)).rejects.toMatchObject({
      ...{ code: 'JOURNAL_RIGHT_MISSING', data: { statement: expect.stringContaining('CREATE DATABASE') } },
    });
    await expect(ada.found({ ...order, install: false })).rejects.toMatchObject({ code: 'CANNOT_REACH' });
    const administrator = { ...order, connectionId: 'administrator' };
    await expect(laptop(journals).found({ ...administrator, install: false })).rejects.toMatchObject({
      code: 'JOURNAL_ABSENT',
    });
    names.push(name);
    const root = laptop(journals);
    await root.found(administrator);
    expect(await root.member()).toMatchObject({ team: 'Ouvaton', database: name });
  });

  async function team(): Promise<{ database: string; ada: Laptop; bob: Laptop; cleo: Laptop }> {
    const database = await installed('ada', 'bob', 'cleo', 'dan');
    const [ada, bob, cleo] = ['ada', 'bob', 'cleo'].map((id) => laptop(journals, id)) as [Laptop, Laptop, Laptop];
    await ada.found({ ...founding, connectionId: 'ada', database, install: false });
    await bringIn(ada, bob, 'Bénédicte Leroux', 'administrator', 'bob');
    await bringIn(bob, cleo, 'Cléopâtre Martin', 'member', 'cleo');
    await ada.contact();
    return { database, ada, bob, cleo };
  }

  test('founded, joined by invitation, one is removed and can open nothing new', async () => {
    const { database, ada, bob, cleo } = await team();
    expect((await ada.member()).volunteers.map(({ name }) => name)).toEqual([
      'Ada',
      'Bénédicte Leroux',
      'Cléopâtre Martin',
    ]);
    await ada.remove(cleo.id);
    await bob.contact();
    expect(bob.team()?.keyOf(2)).toEqual(ada.team()?.keyOf(2));
    expect(await cleo.contact()).toMatchObject({ state: 'removed' });
    // Her login is still open: she reads every row there is.
    const identity = cleo.db.prepare('SELECT box, seed FROM team_identity').get() as { box: string; seed: Uint8Array };
    const rows = await rowsOf(database, 'SELECT wrapped FROM wrapped_key');
    expect(rows.length).toBeGreaterThan(4);
    const opened = await Promise.all(rows.map(({ wrapped }) => unwrapKeys(wrapped as Buffer, identity)));
    expect(opened.filter((found) => found?.keys.has(1))).not.toEqual([]);
    expect(opened.filter((found) => found?.keys.has(2))).toEqual([]);
  });

  test('the server sees no name, no role, no id', async () => {
    const { database, ada, bob, cleo } = await team();
    const { code } = await ada.invite({ name: 'Daniel Petit', role: 'member', days: 7 });
    const dan = laptop(journals, 'dan');
    await dan.join({ text: code, connectionId: 'dan', name: 'Daniel Petit' });
    const made = await ada.makeShares({ needed: 2, holders: [{ name: 'Étude Lenoir' }, { name: 'Bénédicte' }] });
    await ada.keepShares(made.set, made.shares[0]?.text ?? '');
    const tables = ['statement', 'wrapped_key', 'join_request'];
    const dump = Buffer.concat(
      (await Promise.all(tables.map((table) => rowsOf(database, `SELECT * FROM ${table}`))))
        .flat()
        .flatMap((row) => Object.values(row))
        .map((value) => (value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(`${value}`))),
    );
    expect(dump.length).toBeGreaterThan(2_000);
    const secret = [ada, bob, cleo, dan].map(({ id }) => id);
    for (const word of [
      'Ada',
      'Leroux',
      'Martin',
      'Petit',
      'Lenoir',
      'Ouvaton',
      'administrator',
      'volunteer',
      'found',
      ...secret,
    ])
      expect(dump.includes(word), word).toBe(false);
    for (const id of secret) expect(dump.includes(Buffer.from(id.replaceAll('-', ''), 'hex')), id).toBe(false);
  });

  test('administrators who act at once end with one chain that all of them follow', async () => {
    const { database, ada, bob, cleo } = await team();
    await Promise.all([ada.setRole(cleo.id, 'administrator'), bob.invite({ name: 'X', role: 'member', days: 1 })]);
    await cleo.contact();
    const made = await Promise.all(
      [ada, bob, cleo].map((one) => one.makeShares({ needed: 2, holders: [{ name: 'A' }, { name: 'B' }] })),
    );
    const kept = await Promise.allSettled(
      [ada, bob, cleo].map((one, place) => one.keepShares(made[place]?.set ?? '', made[place]?.shares[0]?.text ?? '')),
    );
    expect(kept.filter(({ status }) => status === 'rejected')).toEqual([]);
    for (const one of [ada, bob, cleo]) await one.contact();
    const states = await Promise.all([ada, bob, cleo].map((one) => one.member()));
    expect(new Set(states.map(({ recovery, epoch }) => `${recovery?.set} ${epoch}`)).size).toBe(1);
    expect(states[0]?.epoch).toBe(3);
    const numbers = (await rowsOf(database, 'SELECT number FROM statement ORDER BY number')).map(
      ({ number }) => number,
    );
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  });

  test('a volunteer can neither alter nor remove a statement or a key, what is altered by hand is told, what is removed is put back', async () => {
    const { database, bob } = await team();
    const journal = await journals.open('bob', database);
    const line = direct(shared.database, users.get('bob') ?? mariadb.admin);
    await journal.close();
    const { createConnection } = await import('mysql2/promise');
    const { host = '127.0.0.1', port } = line.route.kind === 'direct' ? line.route : { port: 0 };
    const ca = line.route.kind === 'direct' && line.route.tls.kind === 'ca' ? { ssl: { ca: line.route.tls.pem } } : {};
    const own = await createConnection({
      host,
      port,
      user: line.user,
      password: line.databasePassword ?? '',
      database,
      ...ca,
    });
    for (const sql of [
      'UPDATE statement SET epoch = 9',
      'DELETE FROM statement',
      'DELETE FROM wrapped_key',
      'UPDATE wrapped_key SET epoch = 9',
    ])
      await expect(own.query(sql), sql).rejects.toMatchObject({ errno: 1142 });
    await own.end();
    await rowsOf(database, 'UPDATE statement SET sealed = REVERSE(sealed) WHERE number = 3');
    expect((await bob.contact())?.altered).toEqual({ kind: 'replaced', statement: 3 });
    await rowsOf(database, 'DELETE FROM statement WHERE number = 3');
    expect(await bob.contact()).toEqual({ state: 'member', changed: false, mended: 1 });
    expect(await rowsOf(database, 'SELECT number FROM statement')).toHaveLength(3);
    expect((await bob.member()).volunteers).toHaveLength(3);
  });

  test('a laptop that comes to a chain altered by hand stops before the row, and says which', async () => {
    const { database, ada, cleo } = await team();
    await ada.setRole(cleo.id, 'administrator');
    await rowsOf(
      database,
      "UPDATE statement SET sealed = CONCAT(LEFT(sealed, 40), 'x', SUBSTRING(sealed, 42)) WHERE number = 4",
    );
    expect((await cleo.contact())?.altered).toEqual({ kind: 'forged', statement: 4 });
    expect((await cleo.member()).me.role).toBe('member');
    await expect(cleo.leave()).rejects.toMatchObject({ code: 'TEAM_ALTERED', data: { kind: 'forged', statement: 4 } });
  });
});
