import { afterEach, beforeEach, expect, test } from 'vitest';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import { encryptMaker } from '../../../main/encryption/rows/encrypt-maker.ts';
import { fillShadow } from '../../../main/encryption/rows/fill-shadow.ts';
import { hashMaker } from '../../../main/encryption/rows/hash-maker.ts';
import { measureRate } from '../../../main/encryption/rows/measure-rate.ts';
import { verifyRows } from '../../../main/encryption/rows/verify-rows.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { groundOf, hashWork, never, type SqliteWorld, someKeys, sqliteWorld, toEnd, workOn } from './world.ts';

const how = { pace: () => ({}), signal: never };
const work = workOn('v', 'text');
const keys = someKeys();
const maker = encryptMaker(openColumnCipher(work, keys));
let world: SqliteWorld;

beforeEach(async () => {
  world = await sqliteWorld(
    "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1, 'e'), (2, 'a'), (3, ''), (4, NULL), (5, 'x'), (6, 'x')",
  );
});
afterEach(() => world.close());

async function filled() {
  await expand(world.door, await groundOf(world.door, work), work, never);
  const ground = await groundOf(world.door, work);
  await toEnd(fillShadow(world.door, ground, work, maker, how));
  return ground;
}

/** The application changes values where no guard sees it. */
function withoutGuard(sql: string): void {
  for (const name of world.app.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all())
    world.app.exec(`DROP TRIGGER "${name}"`);
  world.app.exec(sql);
}

const verify = async (ground: Awaited<ReturnType<typeof groundOf>>, by = maker) =>
  (await toEnd(verifyRows(world.door, ground, work, by, how))).result;

test('a value that differs in an accent, a blank or its case is another value', async () => {
  const ground = await filled();
  withoutGuard(
    "UPDATE t SET v = 'é' WHERE id = 1; UPDATE t SET v = 'a ' WHERE id = 2; UPDATE t SET v = 'X' WHERE id = 5",
  );
  expect(await verify(ground)).toEqual({ rows: 6, pending: 0, stale: 3, corrupt: 0, damaged: [] });
});

test('what is damaged, moved, of another key or cut is named and never touched', async () => {
  const ground = await filled();
  withoutGuard(`UPDATE t SET v_enc = (SELECT v_enc FROM t WHERE id = 6) WHERE id = 5;
    UPDATE t SET v_enc = X'01' WHERE id = 1; UPDATE t SET v_enc = X'' WHERE id = 2`);
  const before = world.app.prepare('SELECT * FROM t').all();
  expect(await verify(ground)).toEqual({ rows: 6, pending: 0, stale: 0, corrupt: 3, damaged: ['1', '2', '5'] });
  await toEnd(fillShadow(world.door, ground, work, maker, how));
  expect(world.app.prepare('SELECT * FROM t').all()).toEqual(before);
  const other = encryptMaker(openColumnCipher(work, someKeys(2)));
  expect(await verify(ground, other)).toMatchObject({ corrupt: 5 });
});

test('a value without a shadow is pending; a wrong blind index is stale; a value that is gone is opened only', async () => {
  const ground = await filled();
  withoutGuard(
    "UPDATE t SET v_enc = NULL WHERE id = 1; UPDATE t SET v_bidx = X'00' WHERE id = 2; UPDATE t SET v = NULL WHERE id = 3",
  );
  expect(await verify(ground)).toEqual({ rows: 6, pending: 1, stale: 1, corrupt: 0, damaged: [] });
});

test('at most twenty damaged rows are named, all are counted', async () => {
  const ground = await filled();
  const insert = world.app.prepare("INSERT INTO t (id, v_enc) VALUES (?, X'01')");
  for (let id = 100; id < 150; id += 1) insert.run(id);
  const found = await verify(ground);
  expect(found.corrupt).toBe(50);
  expect(found.damaged).toEqual(Array.from({ length: 20 }, (_, at) => `${100 + at}`));
});

test('hashes are made of every value, verified against it, and told apart from others', async () => {
  const cheap = { memoryKib: 64, passes: 1, lanes: 1 };
  const hashing = hashWork('v', cheap);
  await expand(world.door, await groundOf(world.door, hashing), hashing, never);
  const ground = await groundOf(world.door, hashing);
  const hashes = hashMaker(cheap, 2);
  expect((await toEnd(fillShadow(world.door, ground, hashing, hashes, how))).result).toEqual({ written: 5, lost: 0 });
  const made = world.app.prepare('SELECT v_hash FROM t WHERE id = 1').pluck().get();
  expect(String(made)).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
  const look = async () => (await toEnd(verifyRows(world.door, ground, hashing, hashes, how))).result;
  expect(await look()).toEqual({ rows: 6, pending: 0, stale: 0, corrupt: 0, damaged: [] });
  withoutGuard(`UPDATE t SET v = 'é' WHERE id = 1; UPDATE t SET v_hash = '$argon2id$v=19$m=4000000000,t=1,p=1$c29tZXNhbHQ$c29tZWhhc2g' WHERE id = 2;
    UPDATE t SET v = NULL WHERE id = 5`);
  expect(await look()).toEqual({ rows: 6, pending: 0, stale: 1, corrupt: 1, damaged: ['2'] });
});

test('the rate is measured without a write, and is none of an empty column', async () => {
  const ground = await groundOf(world.door, work);
  const before = world.app.prepare('SELECT * FROM t').all();
  expect(await measureRate(world.door, ground, maker, never)).toBeGreaterThan(0);
  expect(world.app.prepare('SELECT * FROM t').all()).toEqual(before);
  world.app.exec('UPDATE t SET v = NULL');
  expect(await measureRate(world.door, ground, maker, never)).toBe(0);
});
