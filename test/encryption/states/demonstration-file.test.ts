import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { obstaclesOf } from '../../../main/encryption/obstacles-of.ts';
import { contract } from '../../../main/encryption/states/contract.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { fence } from '../../../main/encryption/states/fence.ts';
import { groundOf, sqlitePlace, workOn } from './place.ts';

const forever = new AbortController().signal;

test('the file of a contracted demonstration holds nothing of the clear values, though it did until then', async () => {
  const place = await sqlitePlace();
  try {
    const work = workOn('t', 'v', 'none');
    await place.run(`CREATE TABLE t (id INTEGER PRIMARY KEY, v VARCHAR(60) NOT NULL);
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      INSERT INTO t SELECT i, 'clairement-visible-' || i FROM n`);
    const [file] = await place.run('PRAGMA database_list');
    const found = () => readFileSync(`${file?.file}`).includes('clairement-visible-');
    await expand(place.door, await groundOf(place.door, work), work, forever);
    await place.run("UPDATE t SET v_enc = 'c'");
    await fence(place.door, await groundOf(place.door, work), work, forever);
    expect(found()).toBe(true);
    await contract(place.door, await groundOf(place.door, work), work, forever);
    expect(found()).toBe(false);
  } finally {
    await place.close();
  }
});

test('UNIQUE in the declaration of the table closes the way beforehand', async () => {
  const place = await sqlitePlace();
  try {
    const work = workOn('u', 'v');
    await place.run('CREATE TABLE u (id INTEGER PRIMARY KEY, v VARCHAR(60) UNIQUE)');
    expect(obstaclesOf(await groundOf(place.door, work), work).map(({ code }) => code)).toEqual(['check-constraint']);
  } finally {
    await place.close();
  }
});
