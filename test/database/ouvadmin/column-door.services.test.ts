import { afterAll, beforeAll, expect, test } from 'vitest';
import { mariadbPlace, type Place } from '../../encryption/states/place.ts';
import { asAdmin } from '../../services/mariadb.ts';
import { describeWith } from '../../services/services.ts';
import { until } from '../../services/until.ts';
import { problemOf } from './reaches.ts';

describeWith(['mariadb', 'certificates'], 'the door to columns', ({ mariadb }) => {
  let place: Place & { readonly name: string };
  beforeAll(async () => {
    place = await mariadbPlace(mariadb);
    await place.run(
      'CREATE TABLE t (id BIGINT PRIMARY KEY, v VARBINARY(20), s VARCHAR(20) CHARACTER SET latin1, d DATETIME)',
    );
  });
  afterAll(() => place?.close());

  test('bytes go in and come out as they are, texts in UTF-8, numbers and dates as text', async () => {
    const { door } = place;
    const bytes = Buffer.from([0, 1, 0xff, 0x27, 0x5c]);
    const parameters = [1, bytes, 'é€', '2024-02-29 10:00:00', 9007199254740993n, null, null, null];
    expect(await door.write('INSERT INTO t VALUES (?, ?, ?, ?), (?, ?, ?, ?)', parameters)).toBe(2);
    expect(await door.read('SELECT id, v, s, d FROM t ORDER BY id')).toEqual([
      [Buffer.from('1'), bytes, Buffer.from('é€'), Buffer.from('2024-02-29 10:00:00')],
      [Buffer.from('9007199254740993'), null, null, null],
    ]);
    // Rows that match count, whether or not they differ.
    expect(await door.write('UPDATE t SET s = ? WHERE s = ?', ['é€', 'é€'])).toBe(1);
    expect(door.server).toMatchObject({ dialect: 'mariadb', packet: 64 * 1024 * 1024 });
    expect(door.server.roundTrip).toBeGreaterThan(0);
  });

  test('what is done together is done whole or not at all; several statements in one are refused', async () => {
    const { door } = place;
    const failed = door.together(async ({ write }) => {
      await write("UPDATE t SET s = 'half' WHERE id = 1");
      throw new Error('on second thoughts');
    });
    await expect(failed).rejects.toThrow('on second thoughts');
    expect(await door.read("SELECT 1 FROM t WHERE s = 'half'")).toEqual([]);
    expect(await problemOf(door.write("UPDATE t SET s = 'x'; DROP TABLE t"))).toMatchObject({ code: 'server-said' });
    expect(await problemOf(door.write("UPDATE t SET s = 'more than twenty characters' WHERE id = 1"))).toMatchObject({
      facts: { code: 'ER_DATA_TOO_LONG' },
    });
  });

  test('DDL waits for nobody for long, and lets go of what it locked', async () => {
    const { door } = place;
    await asAdmin(mariadb, async (admin) => {
      await admin.query('USE ??', [place.name]);
      await admin.query('BEGIN');
      await admin.query('SELECT * FROM t');
      const begun = performance.now();
      const said = await problemOf(door.define(['ALTER TABLE t ADD COLUMN a INT'], 0));
      expect(said).toMatchObject({ facts: { code: 'ER_LOCK_WAIT_TIMEOUT' } });
      expect(performance.now() - begun).toBeLessThan(1_000);
      await admin.query('COMMIT');
    });
    expect(await problemOf(door.define(['LOCK TABLES t WRITE', 'ALTER TABLE t DROP COLUMN nowhere'], 1))).toMatchObject(
      {
        code: 'server-said',
      },
    );
    await place.run('UPDATE t SET d = NULL WHERE id = 1');
    await door.define(['LOCK TABLES t WRITE', 'ALTER TABLE t ADD COLUMN a INT', 'UNLOCK TABLES'], 1);
    // The usual patience is back for whoever is given the connection next.
    expect(await door.read('SELECT @@lock_wait_timeout')).toEqual([[Buffer.from('3')]]);
  });

  test('an abort ends what the server is doing', async () => {
    const { door } = place;
    const stop = new AbortController();
    const reading = door.read('SELECT SLEEP(60) AS aborted_read', [], stop.signal);
    const defining = door.define(['CREATE TABLE slow AS SELECT SLEEP(60) AS aborted_define'], 1, stop.signal);
    const running = () =>
      place.run(
        "SELECT id FROM information_schema.processlist WHERE info LIKE '%aborted\\_%' AND info NOT LIKE '%processlist%'",
      );
    await until('both to run', async () => (await running()).length === 2);
    stop.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    await expect(defining).rejects.toThrow('enough');
    await until('both to end', async () => (await running()).length === 0);
    expect(await door.read('SELECT 1')).toEqual([[Buffer.from('1')]]);
  });
});
