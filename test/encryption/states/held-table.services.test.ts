import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expand } from '../../../main/encryption/states/expand.ts';
import { truthOf } from '../../../main/encryption/truth-of.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import { groundOf, mariadbPlace, type Place, workOn } from './place.ts';

describeWith(['mariadb', 'certificates'], 'a table that somebody reads for long', ({ mariadb }) => {
  let place: Place & { readonly name: string };
  beforeAll(async () => {
    place = await mariadbPlace(mariadb);
    await place.run("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20) NOT NULL); INSERT INTO t VALUES (1, 'x')");
  });
  afterAll(() => place?.close());

  const connect = () => createConnection({ socketPath: mariadb.socket, ...mariadb.admin, database: place.name });

  test('nobody has to queue behind us while we wait for it, and we have it once it is free', async () => {
    const reader = await connect();
    const writer = await connect();
    try {
      await reader.query('START TRANSACTION');
      await reader.query('SELECT * FROM t');
      const work = workOn('t', 'v');
      const ground = await groundOf(place.door, work);
      let over = false;
      const expanded = expand(place.door, ground, work, new AbortController().signal).finally(() => {
        over = true;
      });
      const times: number[] = [];
      const end = performance.now() + 1_500;
      while (performance.now() < end) {
        const begun = performance.now();
        await writer.query('UPDATE t SET v = ? WHERE id = 1', [`${begun}`]);
        times.push(performance.now() - begun);
        await pause(5);
      }
      expect(over).toBe(false);
      // To wait for the reader, once, would have taken a second.
      expect(Math.max(...times)).toBeLessThan(500);
      expect(times.length).toBeGreaterThan(20);
      await reader.query('COMMIT');
      await expanded;
      expect(await truthOf(place.door, work)).toMatchObject({ shadow: true, guard: true, clear: 'nullable' });
    } finally {
      await reader.end();
      await writer.end();
    }
  });

  test('an abort ends the waiting at once', async () => {
    await place.run("CREATE TABLE u (id INT PRIMARY KEY, v VARCHAR(20)); INSERT INTO u VALUES (1, 'x')");
    const reader = await connect();
    try {
      await reader.query('START TRANSACTION');
      await reader.query('SELECT * FROM u');
      const work = workOn('u', 'v');
      const stop = new AbortController();
      const expanded = expand(place.door, await groundOf(place.door, work), work, stop.signal);
      await until('it to have tried', async () => {
        const tried = await place.run("SHOW GLOBAL STATUS LIKE 'Com_lock_tables'");
        return Number(tried[0]?.Value) > 0;
      });
      stop.abort(new Error('enough'));
      await expect(expanded).rejects.toThrow('enough');
      expect((await truthOf(place.door, work)).shadow).toBe(false);
    } finally {
      await reader.end();
    }
  });
});
