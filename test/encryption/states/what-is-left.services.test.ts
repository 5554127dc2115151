import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { namesOf } from '../../../main/encryption/names-of.ts';
import { remainsOf } from '../../../main/encryption/remains-of.ts';
import { contract } from '../../../main/encryption/states/contract.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { fence } from '../../../main/encryption/states/fence.ts';
import { truthOf } from '../../../main/encryption/truth-of.ts';
import { describeWith } from '../../services/services.ts';
import { groundOf, mariadbPlace, type Place, workOn } from './place.ts';

const forever = new AbortController().signal;
const rows = 3_000;
/** No other bytes of the file look so. */
const clear = 'clairement-visible-';

describeWith(['mariadb', 'certificates'], 'what is left of clear values', ({ mariadb }) => {
  let place: Place & { readonly name: string };
  beforeAll(async () => {
    place = await mariadbPlace(mariadb);
    await place.run(`CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(60) NOT NULL, w INT NOT NULL DEFAULT 0, KEY by_v (v));
      INSERT INTO t (id, v) SELECT seq, CONCAT('${clear}', seq) FROM seq_1_to_${rows}`);
  });
  afterAll(() => place?.close());

  /** Occurrences in the table's own file, once the server has written what it had in memory. */
  const inFile = async (table: string) => {
    await place.run(`FLUSH TABLES ${table} FOR EXPORT; UNLOCK TABLES`);
    const file = readFileSync(join(dirname(mariadb.socket), 'data', place.name, `${table}.ibd`));
    let found = 0;
    for (let at = file.indexOf(clear); at >= 0; at = file.indexOf(clear, at + 1)) found += 1;
    return found;
  };

  test('the file of a contracted table holds nothing of them, though it did until then', async () => {
    const work = workOn('t', 'v');
    const { shadow } = namesOf(work);
    await expand(place.door, await groundOf(place.door, work), work, forever);
    await place.run(`UPDATE t SET ${shadow} = UNHEX(SHA2(v, 512)), v_bidx = LEFT(UNHEX(SHA2(v, 256)), 16)`);
    await fence(place.door, await groundOf(place.door, work), work, forever);
    expect(await inFile('t')).toBeGreaterThanOrEqual(rows);
    await contract(place.door, await groundOf(place.door, work), work, forever);
    expect((await truthOf(place.door, work)).wiped).toBe(true);
    expect(await inFile('t')).toBe(0);
    expect(await place.run(`SELECT COUNT(*) AS n FROM t WHERE ${shadow} IS NOT NULL`)).toEqual([{ n: rows }]);
    // Both columns are seen by everybody again.
    expect(Object.keys((await place.run('SELECT * FROM t LIMIT 1'))[0] ?? {})).toEqual(['id', 'w', 'v_enc', 'v_bidx']);
  });

  test('ended between the drop and the writing anew, the next contract finishes it', async () => {
    await place.run(`CREATE TABLE t2 (id INT PRIMARY KEY, v VARCHAR(60)); INSERT INTO t2 VALUES (1, '${clear}')`);
    const work = workOn('t2', 'v', 'none');
    await expand(place.door, await groundOf(place.door, work), work, forever);
    await place.run("UPDATE t2 SET v_enc = 'x'");
    await fence(place.door, await groundOf(place.door, work), work, forever);
    const { triggers } = namesOf(work);
    await place.run(
      `DROP TRIGGER ${triggers.fenceInsert}; DROP TRIGGER ${triggers.fenceUpdate}; ALTER TABLE t2 DROP COLUMN v`,
    );
    expect(await truthOf(place.door, work)).toMatchObject({ clear: 'gone', wiped: false });
    // What a dropped column alone leaves behind.
    expect(await inFile('t2')).toBeGreaterThan(0);
    await contract(place.door, await groundOf(place.door, work), work, forever);
    expect(await truthOf(place.door, work)).toMatchObject({ clear: 'gone', wiped: true });
    expect(await inFile('t2')).toBe(0);
  });

  test('a person is told where else they may lie', async () => {
    const ground = await groundOf(place.door, { table: 't2', column: 'v_enc' });
    expect(await remainsOf(place.door, ground)).toEqual(['backups', 'redo-log']);
    expect(await remainsOf(place.door, { ...ground, binaryLog: true })).toEqual([
      'binary-log',
      'backups',
      'replicas',
      'redo-log',
    ]);
  });
});
