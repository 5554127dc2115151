import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ColumnDoor } from '../../../main/database/ouvadmin/column-door.ts';
import { openColumnDoor } from '../../../main/database/ouvadmin/open-column-door.ts';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import type { ColumnWork } from '../../../main/encryption/column-work.ts';
import { encryptMaker } from '../../../main/encryption/rows/encrypt-maker.ts';
import { fillShadow } from '../../../main/encryption/rows/fill-shadow.ts';
import { usualRest } from '../../../main/encryption/rows/look-at-server.ts';
import { measureRate } from '../../../main/encryption/rows/measure-rate.ts';
import { restoreClear } from '../../../main/encryption/rows/restore-clear.ts';
import { rotateRows } from '../../../main/encryption/rows/rotate-rows.ts';
import { verifyRows } from '../../../main/encryption/rows/verify-rows.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { fence } from '../../../main/encryption/states/fence.ts';
import { unfence } from '../../../main/encryption/states/unfence.ts';
import { direct } from '../../database/ouvadmin/reaches.ts';
import { createDatabase, type TestDatabase } from '../../services/database.ts';
import { asAdmin } from '../../services/mariadb.ts';
import { describeWith } from '../../services/services.ts';
import { groundOf, meddling, never, someKeys, toEnd, workOn } from './world.ts';

const batches = { rows: 2, lanes: 2, page: 3, bytes: 100 };
const how = { pace: () => ({}), signal: never, batches };

/** A table a case: its key, its column, rows. */
const cases: Record<string, { ddl: string; rows: readonly (readonly unknown[])[] }> = {
  'a composite key of a number and a text in latin1': {
    ddl: 'a BIGINT UNSIGNED, b VARCHAR(20) CHARACTER SET latin1, v VARCHAR(60) CHARACTER SET latin1, PRIMARY KEY (a, b)',
    rows: [
      ['18446744073709551615', 'é', 'été'],
      [1, 'e', 'e'],
      [1, 'b ', 'é '],
      [2, "l'a\\b", ''],
      [2, 'z', null],
    ],
  },
  'a text key that its collation sees loosely': {
    ddl: 'k VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci PRIMARY KEY, v TEXT CHARACTER SET utf8mb4',
    rows: [
      ['Été', '💧'],
      ['zoé', 'a'],
      ['10', 'x'.repeat(500)],
      ['9', ' '],
    ],
  },
  'a key of bytes and a column of bytes': {
    ddl: 'k BINARY(4) PRIMARY KEY, v VARBINARY(20) NOT NULL',
    rows: [
      [Buffer.from([0, 1, 2, 255]), Buffer.from([255, 0])],
      [Buffer.from('abcd'), Buffer.alloc(0)],
    ],
  },
  'a key of dates and a column of numbers': {
    ddl: 'k DATETIME(3), n INT, v DECIMAL(12, 3), PRIMARY KEY (k, n)',
    rows: [
      ['2024-02-29 12:00:00.250', -1, '12.500'],
      ['2024-02-29 12:00:00.251', 7, '-0.001'],
      ['1999-12-31 23:59:59.000', 0, null],
    ],
  },
  'a column of days': {
    ddl: 'k INT(6) ZEROFILL PRIMARY KEY, v DATE',
    rows: [
      [7, '1970-01-01'],
      [12, '2000-02-29'],
    ],
  },
  'a key of choices': {
    ddl: "k ENUM('z', 'a', 'é') PRIMARY KEY, v CHAR(10) CHARACTER SET utf8mb4",
    rows: [
      ['a', 'un'],
      ['é', 'deux'],
      ['z', 'trois'],
    ],
  },
};

describeWith(['certificates', 'mariadb'], 'the rows of a column on MariaDB', ({ mariadb }) => {
  let database: TestDatabase;
  let door: ColumnDoor;
  const older = someKeys(1);
  const newer = { ...someKeys(2, [older.current]), index: older.index };
  const work: ColumnWork = workOn('v', 'text');
  const cipher = openColumnCipher(work, older);
  const maker = encryptMaker(cipher);

  beforeAll(async () => {
    database = await createDatabase(mariadb);
    const user = await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
    door = await openColumnDoor(direct(database, user));
  });
  afterAll(async () => {
    await door?.close();
    await database?.drop();
  });
  beforeEach(() => database.run('DROP TABLE IF EXISTS t'));

  async function table(ddl: string, rows: readonly (readonly unknown[])[]) {
    await database.run(`CREATE TABLE t (${ddl})`);
    if (rows.length > 0) await database.run('INSERT INTO t VALUES ?', [rows]);
    await expand(door, await groundOf(door, work), work, never);
    return groundOf(door, work);
  }
  const clear = () => database.run('SELECT v FROM t ORDER BY 1').then((rows) => rows.map(({ v }) => v));
  const verify = async (by = maker) =>
    (await toEnd(verifyRows(door, await groundOf(door, work), work, by, how))).result;
  const good = (rows: number) => ({ rows, pending: 0, stale: 0, corrupt: 0, damaged: [] });

  for (const [name, { ddl, rows }] of Object.entries(cases))
    test(`there and back with ${name}`, async () => {
      const ground = await table(ddl, rows);
      const before = await clear();
      const values = before.filter((value) => value !== null).length;
      expect(await measureRate(door, ground, maker, never)).toBeGreaterThan(0);
      expect((await toEnd(fillShadow(door, ground, work, maker, how))).result).toEqual({ written: values, lost: 0 });
      expect(await verify()).toEqual(good(rows.length));

      await fence(door, ground, work, never);
      const both = openColumnCipher(work, newer);
      const rotated = await toEnd(rotateRows(door, await groundOf(door, work), work, both, how));
      expect(rotated.result).toEqual({ written: values, lost: 0, corrupt: 0, damaged: [] });
      // The fence let the clear values stand, for it was told that they are the same.
      expect(await clear()).toEqual(before);
      expect(await verify(encryptMaker(both))).toEqual(good(rows.length));

      // Each of them written anew by a new program: the clear values go.
      await unfence(door, await groundOf(door, work), work, never);
      await withoutTriggers(() => database.run('UPDATE t SET v = NULL'));
      const restored = await toEnd(restoreClear(door, await groundOf(door, work), work, both, how));
      expect(restored.result).toMatchObject({ written: values, lost: 0, corrupt: 0, unfitRows: 0 });
      expect(await clear()).toEqual(before);
      expect(await verify(encryptMaker(both))).toEqual(good(rows.length));
    });

  async function withoutTriggers(deed: () => Promise<unknown>): Promise<void> {
    for (const { Trigger } of await database.run('SHOW TRIGGERS')) await database.run(`DROP TRIGGER \`${Trigger}\``);
    await deed();
  }

  test('what the application writes between a reading and a writing is never overwritten', async () => {
    const ground = await table(
      'id INT PRIMARY KEY, v VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci',
      Array.from({ length: 30 }, (_, id) => [id, 'e']),
    );
    // Changes that a comparison in the column's collation would not see.
    const edits = ['é', 'E', 'e ', 'e', '', null];
    let at = 0;
    const meddled = meddling(door, async () => {
      if (at >= 40) return;
      at += 1;
      await database.run('UPDATE t SET v = ? WHERE id IN (?, ?)', [
        edits[at % edits.length],
        (at * 7) % 30,
        (at * 11) % 30,
      ]);
    });
    const { result } = await toEnd(fillShadow(meddled, ground, work, maker, how));
    expect(result.lost).toBeGreaterThan(0);
    const { result: rest } = await toEnd(fillShadow(door, ground, work, maker, how));
    expect(rest.lost).toBe(0);
    expect(await verify()).toEqual(good(30));
  });

  test('a row that somebody holds keeps none of the others, and is written once it is let go', async () => {
    const ground = await table(
      'id INT PRIMARY KEY, v VARCHAR(40)',
      Array.from({ length: 200 }, (_, id) => [id, `v${id}`]),
    );
    await asAdmin(mariadb, async (admin) => {
      await admin.query('USE ??', [database.name]);
      await admin.query('BEGIN');
      await admin.query('SELECT * FROM t WHERE id = 50 FOR UPDATE');
      const passes = fillShadow(door, ground, work, maker, {
        ...how,
        batches: { rows: 40, lanes: 2, page: 200, bytes: 100_000 },
      });
      let free = false;
      for await (const { done } of passes)
        if (!free && done >= 180) {
          await admin.query('COMMIT');
          free = true;
        }
      expect(free).toBe(true);
    });
    expect(await verify()).toEqual(good(200));
  });

  test('a value that the clear column cannot keep is left in its ciphertext, and named', async () => {
    await table('id INT PRIMARY KEY, v VARCHAR(6) CHARACTER SET latin1', [
      [1, 'un'],
      [2, 'deux'],
      [3, 'trois'],
      [4, 'quatre'],
    ]);
    const store = (id: number, value: string) =>
      database.run('UPDATE t SET v_enc = ?, v = NULL WHERE id = ?', [
        cipher.encrypt([Buffer.from(`${id}`)], Buffer.from(value)),
        id,
      ]);
    await store(1, '💧');
    await store(2, 'sept mots');
    await store(3, 'été');
    await store(4, 'œuf €');
    const { result } = await toEnd(restoreClear(door, await groundOf(door, work), work, cipher, how));
    expect(result).toMatchObject({ written: 2, corrupt: 0, unfitRows: 2 });
    expect([...result.unfit].sort()).toEqual(['1', '2']);
    expect((await database.run('SELECT v FROM t ORDER BY id')).map(({ v }) => v)).toEqual([null, null, 'été', 'œuf €']);
  });

  test('a lag is told while it lasts', async () => {
    const ground = await table(
      'id INT PRIMARY KEY, v VARCHAR(40)',
      Array.from({ length: 300 }, (_, id) => [id, `v${id}`]),
    );
    let looks = 0;
    const lagging: ColumnDoor = {
      ...door,
      async read(sql, parameters, signal) {
        if (sql !== 'SHOW SLAVE STATUS') return door.read(sql, parameters, signal);
        looks += 1;
        return [[...Array.from({ length: 32 }, () => null), Buffer.from(looks < 4 ? '60' : '0')]];
      },
      async write(sql, parameters, signal) {
        await pause(20);
        return door.write(sql, parameters, signal);
      },
    };
    const rest = { ...usualRest, every: 20 };
    const { told, result } = await toEnd(fillShadow(lagging, ground, work, maker, { ...how, rest }));
    expect(told.some(({ paused }) => paused === 'lag')).toBe(true);
    expect(told.at(-1)?.paused).toBeUndefined();
    expect(result.written).toBe(300);
  });
});
