import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Place, sqlitePlace } from '../../encryption/states/place.ts';

let place: Place;
beforeAll(async () => {
  place = await sqlitePlace();
  await place.run('CREATE TABLE t (id INTEGER PRIMARY KEY, v BLOB, s TEXT)');
});
afterAll(() => place.close());

test('bytes go in and come out as they are, texts in UTF-8, numbers as text', async () => {
  const { door } = place;
  const bytes = Buffer.from([0, 1, 0xff, 0x27]);
  expect(
    await door.write('INSERT INTO t VALUES (?, ?, ?), (?, ?, ?)', [1, bytes, 'é', 9007199254740993n, null, null]),
  ).toBe(2);
  expect(await door.read('SELECT id, v, s FROM t ORDER BY id')).toEqual([
    [Buffer.from('1'), bytes, Buffer.from('é')],
    [Buffer.from('9007199254740993'), null, null],
  ]);
  // Rows that match count, whether or not they differ.
  expect(await door.write('UPDATE t SET s = ? WHERE id = 1', ['é'])).toBe(1);
});

test('what is done together is done whole or not at all, and nobody else comes between', async () => {
  const { door } = place;
  const failed = door.together(async ({ write }) => {
    await write("UPDATE t SET s = 'half' WHERE id = 1");
    throw new Error('on second thoughts');
  });
  const beside = door.read('SELECT s FROM t WHERE id = 1');
  await expect(failed).rejects.toThrow('on second thoughts');
  expect(await beside).toEqual([[Buffer.from('é')]]);
});

test('DDL is all or nothing', async () => {
  const { door } = place;
  await expect(door.define(['ALTER TABLE t ADD COLUMN a', 'ALTER TABLE nowhere ADD COLUMN b'], 1)).rejects.toThrow(
    'no such table',
  );
  await door.define(['ALTER TABLE t ADD COLUMN b', 'CREATE INDEX i ON t (b)'], 1);
  expect((await door.read('SELECT * FROM t WHERE id = 1'))[0]).toHaveLength(4);
});

test('an abort before its turn does nothing', async () => {
  const stop = AbortSignal.abort(new Error('enough'));
  await expect(place.door.write("UPDATE t SET s = 'x'", [], stop)).rejects.toThrow('enough');
  await expect(place.door.define(['DROP TABLE t'], 1, stop)).rejects.toThrow('enough');
  expect(await place.door.read("SELECT 1 FROM t WHERE s = 'x'")).toEqual([]);
});
