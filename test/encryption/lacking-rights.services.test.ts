import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ColumnDoor } from '../../main/database/ouvadmin/column-door.ts';
import { mysqlColumnDoor } from '../../main/database/ouvadmin/mysql-column-door.ts';
import { openControl } from '../../main/encryption/control.ts';
import { lackingRights } from '../../main/encryption/lacking-rights.ts';
import { collapse } from '../../main/encryption/states/collapse.ts';
import { contract } from '../../main/encryption/states/contract.ts';
import { expand } from '../../main/encryption/states/expand.ts';
import { fence } from '../../main/encryption/states/fence.ts';
import { unfence } from '../../main/encryption/states/unfence.ts';
import { direct } from '../database/ouvadmin/reaches.ts';
import { createDatabase, type Right, type TestDatabase } from '../services/database.ts';
import { describeWith } from '../services/services.ts';
import { groundOf, limits, workOn } from './states/place.ts';

const forever = new AbortController().signal;

describeWith(['mariadb', 'certificates'], 'rights that lack', ({ mariadb }) => {
  let database: TestDatabase;
  const doors: ColumnDoor[] = [];
  beforeAll(async () => {
    database = await createDatabase(mariadb, {
      schema:
        "CREATE TABLE `me``mber` (id INT PRIMARY KEY, email VARCHAR(40) NOT NULL UNIQUE); INSERT INTO `me``mber` VALUES (1, 'x')",
    });
  });
  afterAll(async () => {
    for (const door of doors) await door.close();
    await database?.drop();
  });
  const doorOf = async (rights: readonly Right[]) => {
    const user = await database.createUser({ rights });
    const door = await mysqlColumnDoor(direct(database, user), limits);
    doors.push(door);
    return { door, user, reopen: () => mysqlColumnDoor(direct(database, user), limits) };
  };
  const work = workOn('me`mber', 'email');
  const definition = async () => (await database.run('SHOW CREATE TABLE `me``mber`'))[0]?.['Create Table'];

  test('each is said as GRANT, and those sentences are enough for all that follows; nothing is changed by asking', async () => {
    const before = await definition();
    const { door, user, reopen } = await doorOf([{ privilege: 'SELECT', table: 'me`mber' }]);
    const lacking = await lackingRights(door, await groundOf(door, work), work);
    const to = `TO '${user.user}'@'%';`;
    expect(lacking).toEqual([
      `GRANT UPDATE, ALTER, INDEX, TRIGGER ON \`${database.name}\`.\`me\`\`mber\` ${to}`,
      `GRANT LOCK TABLES ON \`${database.name}\`.* ${to}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON \`${database.name}\`.\`ouvadesk_column\` ${to}`,
    ]);
    expect(await definition()).toBe(before);
    expect(await database.run('SHOW TABLES')).toHaveLength(1);
    expect(await database.run('SHOW TRIGGERS')).toEqual([]);

    for (const sentence of lacking) await database.run(sentence);
    const able = await reopen();
    doors.push(able);
    expect(await lackingRights(able, await groundOf(able, work), work)).toEqual([]);
    const control = openControl(able);
    await control.install();
    await control.add(work, 1, null);
    const taken = await control.take(work.plan, 'd', 'v', 20);
    for (const step of [expand, fence, unfence, collapse, expand])
      await step(able, await groundOf(able, work), work, forever);
    await able.write("UPDATE `me``mber` SET email_enc = 'c', email_bidx = 'i'");
    for (const step of [fence, contract]) await step(able, await groundOf(able, work), work, forever);
    expect(await control.setState(work.plan, taken.kind === 'held' ? taken.fence : -1, 'contracted')).toBe(true);
    expect(await lackingRights(able, await groundOf(able, work), work)).toEqual([]);
  });

  test('who may do everything lacks nothing; who may read one column alone is told all', async () => {
    await database.run('CREATE TABLE u (id INT PRIMARY KEY, v VARCHAR(10), w VARCHAR(10))');
    const other = workOn('u', 'v');
    const all = await doorOf([{ privilege: 'ALL PRIVILEGES' }]);
    expect(await lackingRights(all.door, await groundOf(all.door, other), other)).toEqual([]);
    const one = await doorOf([{ privilege: 'SELECT', table: 'u', columns: ['id', 'v'] }]);
    const [first] = await lackingRights(one.door, await groundOf(one.door, other), other);
    expect(first).toMatch(/^GRANT SELECT, UPDATE, ALTER, INDEX, TRIGGER ON /);
  });
});
