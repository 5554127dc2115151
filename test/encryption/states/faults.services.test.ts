import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mysqlColumnDoor } from '../../../main/database/ouvadmin/mysql-column-door.ts';
import { namesOf } from '../../../main/encryption/names-of.ts';
import { collapse } from '../../../main/encryption/states/collapse.ts';
import { contract } from '../../../main/encryption/states/contract.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { fence } from '../../../main/encryption/states/fence.ts';
import { Stopped } from '../../../main/encryption/stopped.ts';
import { agrees, truthOf } from '../../../main/encryption/truth-of.ts';
import { direct, problemOf } from '../../database/ouvadmin/reaches.ts';
import { createDatabase, type TestDatabase } from '../../services/database.ts';
import { type Mariadb, startMariadb } from '../../services/mariadb.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import { groundOf, limits, workOn } from './place.ts';

const forever = new AbortController().signal;

describeWith(['certificates'], 'faults of a server while a column changes', ({ certificates }) => {
  let own: Mariadb | undefined;
  let database: TestDatabase;
  beforeAll(async () => {
    own = await startMariadb(certificates);
    if (own) database = await createDatabase(own.server);
  });
  afterAll(async () => {
    await database?.run('SET GLOBAL read_only = 0').catch(() => {});
    await own?.stop();
  });

  const doorOf = async (...privileges: string[]) => {
    const rights = privileges.map((privilege) => ({ privilege }));
    const user = await database.createUser({ rights });
    return { user, door: await mysqlColumnDoor(direct(database, user), limits) };
  };
  const obstacleOf = (deed: Promise<unknown>) =>
    deed.then(
      () => 'nothing',
      (error: unknown) => {
        if (error instanceof Stopped) return error.obstacle.code;
        throw error;
      },
    );

  test('a server that reads only says so, changes nothing, and is gone on with afterwards', async () => {
    if (!own) return;
    const { door } = await doorOf('ALL PRIVILEGES');
    const work = workOn('only_read', 'v');
    await database.run(
      "CREATE TABLE only_read (id INT PRIMARY KEY, v VARCHAR(20) NOT NULL); INSERT INTO only_read VALUES (1, 'x')",
    );
    await database.run('SET GLOBAL read_only = 1');
    const ground = await groundOf(door, work);
    expect(ground.readOnly).toBe(true);
    expect(await obstacleOf(expand(door, ground, work, forever))).toBe('server-read-only');
    expect((await truthOf(door, work)).shadow).toBe(false);
    await database.run('SET GLOBAL read_only = 0');
    await expand(door, ground, work, forever);
    expect(agrees(await truthOf(door, work), 'verifying', work)).toBe(true);
    await door.close();
  });

  test('a right that is taken away in the middle is told, and the rest is done once it is back', async () => {
    if (!own) return;
    const table = 'rights';
    const work = workOn(table, 'v');
    await database.run(
      `CREATE TABLE rights (id INT PRIMARY KEY, v VARCHAR(20) NOT NULL); INSERT INTO rights VALUES (1, 'x')`,
    );
    // Those on a table are lost at once, those on a database when somebody connects anew.
    const onTable = ['SELECT', 'UPDATE', 'ALTER', 'INDEX', 'TRIGGER'].map((privilege) => ({ privilege, table }));
    const user = await database.createUser({ rights: [{ privilege: 'LOCK TABLES' }, ...onTable] });
    const door = await mysqlColumnDoor(direct(database, user), limits);
    const give = (privilege: string) =>
      database.run(`GRANT ${privilege} ON \`${database.name}\`.${table} TO '${user.user}'@'%'`);
    const ground = await groundOf(door, work);
    await database.revoke(user, { privilege: 'TRIGGER', table });
    expect(await problemOf(expand(door, ground, work, forever))).toMatchObject({ code: 'right-missing' });
    expect(await truthOf(door, work)).toMatchObject({ shadow: true, guard: false, clear: 'required' });
    await give('TRIGGER');
    await expand(door, ground, work, forever);
    expect(agrees(await truthOf(door, work), 'verifying', work)).toBe(true);
    await database.revoke(user, { privilege: 'ALTER', table });
    expect(await problemOf(collapse(door, ground, work, forever))).toMatchObject({ code: 'right-missing' });
    await give('ALTER');
    await collapse(door, ground, work, forever);
    expect(await truthOf(door, work)).toMatchObject({ shadow: false, guard: false, clear: 'required' });
    await door.close();
  });

  test('a server that is killed in the middle is gone on with once it is back', async () => {
    if (!own) return;
    const { door, user } = await doorOf('ALL PRIVILEGES');
    const work = workOn('killed', 'v');
    await database.run(`CREATE TABLE killed (id INT PRIMARY KEY, v VARCHAR(200) NOT NULL);
      INSERT INTO killed SELECT seq, REPEAT('x', 200) FROM seq_1_to_20000`);
    await expand(door, await groundOf(door, work), work, forever);
    await database.run(`UPDATE killed SET ${namesOf(work).shadow} = 'c', ${namesOf(work).blindIndex} = 'i'`);
    await fence(door, await groundOf(door, work), work, forever);
    let over = false;
    const contracted = contract(door, await groundOf(door, work), work, forever)
      .catch(() => {})
      .finally(() => {
        over = true;
      });
    const altering = "SELECT id FROM information_schema.processlist WHERE info LIKE 'ALTER TABLE%killed%'";
    await until('the table to be altered', async () => over || (await database.run(altering)).length > 0);
    await own.kill();
    await contracted;
    await door.close();
    await own.restart();
    const last = await mysqlColumnDoor(direct(database, user), limits);
    await contract(last, await groundOf(last, work), work, forever);
    expect(await truthOf(last, work)).toMatchObject({ clear: 'gone', wiped: true });
    await last.close();
  });

  test('a full disk is told, leaves the table as it was, and is gone on with once there is room', async (context) => {
    if (!own) return;
    const { door } = await doorOf('ALL PRIVILEGES');
    const tmp = `${own.server.socket.slice(0, -2)}/data/${database.name}`;
    // A small file system of its own for the database.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', tmp]).status !== 0) {
      await door.close();
      context.skip('only an administrator can make a disk that is full');
      return;
    }
    try {
      const work = workOn('full', 'v', 'none');
      await database.run(
        `CREATE TABLE full (id INT PRIMARY KEY, v VARCHAR(60)); INSERT INTO full SELECT seq, REPEAT('y', 50) FROM seq_1_to_60000`,
      );
      await expand(door, await groundOf(door, work), work, forever);
      await database.run("UPDATE full SET v_enc = CONCAT('c', v)");
      await fence(door, await groundOf(door, work), work, forever);
      const said = await problemOf(contract(door, await groundOf(door, work), work, forever));
      expect(said.code).toBe('server-said');
      expect(await truthOf(door, work)).toMatchObject({ clear: 'gone', wiped: false, shadow: true });
      expect(await database.run("SELECT COUNT(*) AS n FROM full WHERE v_enc = CONCAT('c', REPEAT('y', 50))")).toEqual([
        { n: 60_000 },
      ]);
      expect(spawnSync('mount', ['-o', 'remount,size=200m', tmp]).status).toBe(0);
      await contract(door, await groundOf(door, work), work, forever);
      expect(await truthOf(door, work)).toMatchObject({ wiped: true });
      await database.run('DROP TABLE full');
    } finally {
      await door.close();
      await own.shutDown();
      spawnSync('umount', ['-l', tmp]);
    }
  });
});
