import { createConnection } from 'mysql2/promise';
import { afterEach, expect, test } from 'vitest';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import type { ColumnEncryptionDeps } from '../../../main/features/column-encryption/deps.ts';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { direct } from '../../database/ouvadmin/reaches.ts';
import { createDatabase, type TestDatabase } from '../../services/database.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import { kills, seed } from '../../shared/kills.ts';
import {
  atRest,
  back,
  type Encrypting,
  encrypt,
  encryptionOver,
  forward,
  hash,
  planned,
  shown,
  testKeys,
} from './column-fixture.ts';
import { encryptThroughKills } from './encrypt-through-kills.ts';

const source = 'serveur/ouvadmin';

describeWith(['mariadb', 'certificates'], 'columns of a MariaDB', ({ mariadb }) => {
  const databases: TestDatabase[] = [];
  const laptops: Encrypting[] = [];

  afterEach(async () => {
    for (const laptop of laptops.splice(0)) await laptop.close();
    for (const database of databases.splice(0)) await database.drop();
  });

  async function ground(
    rows: number,
    table = 'id INT, n CHAR(3), c VARCHAR(100) CHARACTER SET latin1, PRIMARY KEY (id, n)',
  ) {
    const database = await createDatabase(mariadb);
    databases.push(database);
    await database.run(`CREATE TABLE t (${table})`);
    const values = ['', null, 'été@exemple.fr', 'Zoé@Exemple.FR'];
    if (rows > 0)
      await database.insert(
        't',
        Array.from({ length: rows }, (_, id) => ({ id, n: 'é', c: id < 4 ? values[id] : `m${id}@exemple.fr` })),
      );
    const user = await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
    return { database, user, reach: direct(database, user) };
  }

  async function laptop(reach: Reach, change: Partial<ColumnEncryptionDeps> = {}) {
    const one = await encryptionOver({ reach, source, change });
    laptops.push(one);
    return one;
  }

  const all = (database: TestDatabase) => database.run('SELECT * FROM t ORDER BY id');
  const seen = (one: Encrypting, plan: string, condition: (plan: Plan) => boolean) =>
    until('the plan to show it', async () => {
      const now = await shown(one, plan);
      return condition(now) ? now : undefined;
    });

  test('forward, back from each state, forward again to the end: composite key, latin1, NULL, empty text', async () => {
    const { database, reach } = await ground(300);
    const before = await all(database);
    const ada = await laptop(reach);
    const plan = await planned(ada, 't', 'c', encrypt('email'));
    const preview = await ada.encryption.preview(plan);
    expect(preview).toMatchObject({ rows: 300, values: 299, obstacles: [], lacking: [] });
    expect(preview.statements.map(({ state }) => state)).toContain('contracted');

    expect(await forward(ada, plan, 'planned')).toMatchObject({
      state: 'verifying',
      verification: { rows: 300, pending: 0, stale: 0, corrupt: 0, damaged: [] },
    });
    expect(await back(ada, plan, 'verifying')).toMatchObject({ state: 'planned' });
    expect(await all(database)).toEqual(before);

    await forward(ada, plan, 'planned');
    expect(await forward(ada, plan, 'verifying')).toMatchObject({ state: 'switched', differs: false });
    await expect(database.run("UPDATE t SET c = 'x@exemple.fr' WHERE id = 5")).rejects.toThrow(
      /Ouvadmin|chiffr|encrypt/i,
    );
    expect(await back(ada, plan, 'switched')).toMatchObject({ state: 'verifying' });
    await database.run("UPDATE t SET c = 'x@exemple.fr' WHERE id = 5");
    expect(await forward(ada, plan, 'verifying')).toMatchObject({ state: 'switched' });
    expect(await forward(ada, plan, 'switched', 'c')).toMatchObject({ state: 'contracted', differs: false });

    await ada.encryption.rotate(plan);
    await atRest(ada);
    expect(ada.jobs.list()[0]).toMatchObject({ kind: 'encryption', state: 'done', facts: { rows: 299 } });
    await ada.encryption.verify(plan);
    await atRest(ada);
    expect(await shown(ada, plan)).toMatchObject({ verification: { rows: 300, corrupt: 0 } });
    expect(ada.logged).toEqual([]);
  });

  test('two laptops: the second is refused with the name, sees the work live, and sets its pace', async () => {
    const { database, reach } = await ground(120);
    const keys = testKeys();
    const nameOf = (volunteer: string) => (volunteer === 'v-ada' ? 'Ada' : 'Bob');
    const ada = await laptop(reach, { keys, nameOf, volunteer: 'v-ada' });
    const bob = await laptop(reach, { keys, nameOf, volunteer: 'v-bob' });
    const plan = await planned(ada, 't', 'c', hash);
    expect(await planned(bob, 't', 'c', hash)).toBe(plan);
    // Somebody reads the table for long: the work waits before it, until both laptops have seen what they must.
    const reader = await createConnection({ socketPath: mariadb.socket, ...mariadb.admin, database: database.name });
    await reader.query('START TRANSACTION');
    await reader.query('SELECT * FROM t');
    await ada.encryption.forward(plan, 'planned');
    await seen(bob, plan, ({ now }) => now?.here === false);
    await bob.encryption.setPace(plan, 20);
    const live = await seen(bob, plan, ({ now }) => now?.pace === 20);
    expect(live.now).toMatchObject({ doing: 'forward', by: 'Ada', here: false });
    await expect(bob.encryption.forward(plan, live.state)).rejects.toMatchObject({
      code: 'WORKING_ELSEWHERE',
      data: { by: 'Ada' },
    });
    await expect(bob.encryption.plan('c1', 't', 'c', encrypt())).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    await reader.end();
    const further = await seen(bob, plan, ({ now }) => (now?.progress.done ?? 0) > 0);
    expect(further.now?.by).toBe('Ada');
    await bob.encryption.setPace(plan, null);
    await atRest(ada);
    await seen(
      bob,
      plan,
      ({ now, state, verification }) => !now && state === 'verifying' && verification?.rows === 120,
    );
    expect(await forward(bob, plan, 'verifying')).toMatchObject({ state: 'switched' });
    await seen(ada, plan, ({ state, now }) => state === 'switched' && !now);
    // The one that was shown another state than the one that stands.
    await expect(ada.encryption.back(plan, 'verifying')).rejects.toMatchObject({ code: 'STATE_CHANGED' });
  });

  test('is stopped and goes on; what was done stays done', async () => {
    const { database, reach } = await ground(200);
    const ada = await laptop(reach);
    const plan = await planned(ada, 't', 'c', hash);
    await ada.encryption.forward(plan, 'planned');
    await seen(ada, plan, ({ now }) => now !== undefined);
    await ada.encryption.setPace(plan, 40);
    await seen(ada, plan, ({ now }) => (now?.progress.done ?? 0) > 20);
    await ada.encryption.pause(plan);
    expect(ada.jobs.list()[0]).toMatchObject({ state: 'cancelled', canResume: true });
    expect(await shown(ada, plan)).toMatchObject({ state: 'backfilling' });
    const done = (await database.run('SELECT count(c_hash) AS n FROM t'))[0]?.n;
    expect(done).toBeGreaterThan(0);
    expect(ada.entered.at(-1)).toMatchObject({ outcome: 'cancelled', facts: { state: 'backfilling' } });
    await ada.encryption.setPace(plan, null);
    await ada.jobs.resume(ada.jobs.list()[0]?.id ?? '');
    await atRest(ada);
    expect(await shown(ada, plan)).toMatchObject({ state: 'verifying', verification: { rows: 200, pending: 0 } });
  });

  test('another key, or none, and nothing is written', async () => {
    const { database, reach } = await ground(50);
    const keys = testKeys();
    const ada = await laptop(reach, { keys });
    const plan = await planned(ada, 't', 'c', encrypt());
    await forward(ada, plan, 'planned');
    await database.run('UPDATE t SET c_enc = NULL WHERE id < 10');
    const before = await all(database);

    const wrong = testKeys();
    await wrong.make({ plan, source, table: 't', column: 'c' });
    const bob = await laptop(reach, { keys: wrong });
    await until('the plan to be seen in the database', () => bob.encryption.plansOf(source).length > 0);
    await expect(bob.encryption.forward(plan, 'verifying')).rejects.toMatchObject({ code: 'KEY_WRONG' });
    const eve = await laptop(reach, { keys: testKeys() });
    await until('the plan to be seen in the database', () => eve.encryption.plansOf(source).length > 0);
    await expect(eve.encryption.forward(plan, 'verifying')).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await expect(eve.encryption.verify(plan)).rejects.toMatchObject({ code: 'KEY_MISSING' });
    expect(await all(database)).toEqual(before);
    // Without a key the way back is open: each value is still there in clear.
    await eve.encryption.back(plan, 'verifying');
    await atRest(eve);
    await seen(ada, plan, ({ state }) => state === 'planned');
    expect(await database.run("SHOW COLUMNS FROM t LIKE 'c\\_enc'")).toEqual([]);
  });

  test('a damaged ciphertext is named, and stays as it is', async () => {
    const { database, reach } = await ground(80);
    const ada = await laptop(reach);
    const plan = await planned(ada, 't', 'c', encrypt());
    await forward(ada, plan, 'planned');
    await database.run("UPDATE t SET c_enc = CONCAT(c_enc, 'x') WHERE id = 7");
    const before = await all(database);
    await ada.encryption.verify(plan);
    await atRest(ada);
    const found = await shown(ada, plan);
    expect(found.verification).toMatchObject({ corrupt: 1, stale: 0, pending: 0 });
    expect(found.verification?.damaged.join()).toContain('7');
    expect(await forward(ada, plan, 'verifying')).toMatchObject({
      state: 'verifying',
      problem: { code: 'NOT_VERIFIED' },
    });
    expect(ada.jobs.list()[0]).toMatchObject({ state: 'failed', problem: { code: 'NOT_VERIFIED' } });
    expect(await all(database)).toEqual(before);
  });

  test('rights taken away, or a table altered, in the middle: the state stays true, and it goes on', async () => {
    const { database, user, reach } = await ground(200);
    const ada = await laptop(reach);
    const plan = await planned(ada, 't', 'c', hash);
    await ada.encryption.forward(plan, 'planned');
    await ada.encryption.setPace(plan, 40);
    await seen(ada, plan, ({ now }) => (now?.progress.done ?? 0) > 5);
    await database.run('ALTER TABLE t RENAME COLUMN c TO gone');
    await atRest(ada);
    const renamed = await shown(ada, plan);
    expect(renamed).toMatchObject({ state: 'backfilling' });
    expect(renamed.problem).toBeDefined();
    await expect(ada.encryption.forward(plan, 'backfilling')).rejects.toMatchObject({ code: 'OBSTACLES' });
    await database.run('ALTER TABLE t RENAME COLUMN gone TO c');

    await ada.encryption.forward(plan, 'backfilling');
    await seen(ada, plan, ({ now }) => (now?.progress.done ?? 0) > 5);
    await database.revoke(user, { privilege: 'ALL PRIVILEGES' });
    // Connections that are open keep what they were granted.
    const open = await database.run('SELECT id FROM information_schema.processlist WHERE user = ?', [user.user]);
    for (const { id } of open) await database.run(`KILL ${id}`).catch(() => {});
    await atRest(ada);
    await expect(ada.encryption.forward(plan, 'backfilling')).rejects.toMatchObject({ code: 'CANNOT_REACH' });
    await database.run(`GRANT ALL PRIVILEGES ON \`${database.name}\`.* TO '${user.user}'@'%'`);
    expect(await shown(ada, plan)).toMatchObject({ state: 'backfilling' });
    await ada.encryption.setPace(plan, null);
    expect(await forward(ada, plan, 'backfilling')).toMatchObject({ state: 'verifying', verification: { rows: 200 } });
    expect((await shown(ada, plan)).problem).toBeUndefined();
  });

  test('rights that lack are said before anything is done, as statements to copy', async () => {
    const { database } = await ground(5);
    const reader = await database.createUser({ rights: [{ privilege: 'SELECT' }] });
    const ada = await laptop(direct(database, reader));
    const plan = await planned(ada, 't', 'c', encrypt());
    const { lacking } = await ada.encryption.preview(plan);
    expect(lacking.join()).toContain('GRANT');
    await expect(ada.encryption.forward(plan, 'planned')).rejects.toMatchObject({
      code: 'RIGHT_LACKING',
      data: { lacking },
    });
    expect(await database.run("SHOW TABLES LIKE 'ouvadesk%'")).toEqual([]);
  });

  test(
    `an application that is killed while it encrypts goes on where it stood (seed ${seed}, ${kills} kills)`,
    async () => {
      const { database, reach } = await ground(3_000);
      await encryptThroughKills('encrypting a MariaDB', {
        ...{ reach, table: 't', column: 'c' },
        rows: () => all(database),
        key: ({ id, n }) => [String(id), String(n)],
      });
      expect(await database.run('SELECT state FROM ouvadesk_column')).toEqual([{ state: 'contracted' }]);
    },
    60_000 + kills * 15_000,
  );

  test('a database out of reach is shown as it was last seen', async () => {
    const { reach } = await ground(20);
    const ada = await laptop(reach);
    const plan = await planned(ada, 't', 'c', encrypt());
    await forward(ada, plan, 'planned');
    const { replica } = ada;
    const offline = await encryptionOver({ reach: { ...reach, database: 'nowhere' }, source, replica });
    laptops.push(offline);
    const there = await seen(offline, plan, ({ reached }) => !reached);
    expect(there).toMatchObject({ state: 'verifying', verification: { rows: 20 } });
    expect(there.seenAt).toBeDefined();
  });
});
