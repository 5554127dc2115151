import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import { openOuvadminWriter } from '../../../main/database/ouvadmin/open-ouvadmin-writer.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { problemOf } from './reaches.ts';

function file() {
  const path = join(temporaryFolder(), 'ouvadmin.sqlite');
  const db = new Database(path);
  db.exec(
    "CREATE TABLE t (id CHAR(5) PRIMARY KEY, n INTEGER, v TEXT); INSERT INTO t VALUES ('01', 7, 'a'), ('02', NULL, 'b')",
  );
  db.close();
  return { dialect: 'sqlite' as const, file: path };
}

it('writes to the demonstration, all of it or nothing, and gives text or null as the reading door does', async () => {
  const reach = file();
  const writer = await openOuvadminWriter(reach);
  const { numAffectedRows } = await writer.together((db) =>
    sql`update t set v = ${"l'été"} where id = '01'`.execute(db),
  );
  expect(numAffectedRows).toBe(1n);
  await expect(
    writer.together(async (db) => {
      await sql`delete from t`.execute(db);
      throw new Error('on second thoughts');
    }),
  ).rejects.toThrow('on second thoughts');
  const { rows } = await sql`select * from t order by id`.execute(writer.db);
  expect(rows).toEqual([
    { id: '01', n: '7', v: "l'été" },
    { id: '02', n: null, v: 'b' },
  ]);
  expect(await writer.transactional('t')).toBe(true);
  expect((await writer.tables()).map(({ name, primaryKey }) => [name, primaryKey])).toEqual([['t', ['id']]]);
  await writer.close();
});

it('leaves the reading door read-only, and does not make a file that is missing', async () => {
  const reach = file();
  const reader = await openOuvadmin(reach);
  await expect(sql`delete from t`.execute(reader.db)).rejects.toThrow('readonly');
  await reader.close();
  expect(await problemOf(openOuvadminWriter({ ...reach, file: `${reach.file}.missing` }))).toMatchObject({
    code: 'database-unknown',
  });
});
