import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { newSalt } from '../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../main/database/replica/open-replica.ts';
import { chanceFor, type Doomed, kills, seed, startDoomed } from '../../shared/kills.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import type { ChildOrder } from './purge-child.ts';
import { clockOf, ended, now, retentionOver, ruleOf, shown, undone } from './retention-fixture.ts';
import { sqliteBase } from './sqlite-base.ts';

const script = new URL('./purge-child.ts', import.meta.url);
const key = Buffer.alloc(32, 7);
const rows = 3_600;

/** Lets it begin, come some steps further, then ends it at some instant. Answers whether it was still at work. */
async function killAfter(child: Doomed, steps: number, milliseconds: number): Promise<boolean> {
  for (let line = await child.line(); line !== undefined && !line.startsWith('run '); ) line = await child.line();
  for (let step = 0; step < steps; step += 1) if (!(await child.line())) break;
  // No wait for a condition: the instant is the point.
  await pause(milliseconds);
  child.process.kill('SIGKILL');
  const { killed, complaint } = await child.end;
  expect(complaint).toBe('');
  return killed;
}

it(
  `a purge that is killed goes on where it stood, and nothing is gone without its way back (seed ${seed}, ${kills} kills)`,
  async () => {
    const base = sqliteBase(`
      CREATE TABLE compte (id INTEGER PRIMARY KEY, fin TEXT, nom TEXT);
      CREATE TABLE piece (compte INTEGER REFERENCES compte (id) ON DELETE CASCADE, n INTEGER, PRIMARY KEY (compte, n));
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
        INSERT INTO compte SELECT i, CASE WHEN i % 4 = 0 THEN '2026-10-01' ELSE '2020-01-01' END, 'nom ' || i FROM n;
      INSERT INTO piece SELECT id, 1 FROM compte WHERE id % 3 = 0`);
    const all = () => [base.all('SELECT * FROM compte ORDER BY id'), base.all('SELECT * FROM piece ORDER BY compte')];
    const before = all();
    const pieces = Number(base.one('SELECT count(*) FROM piece'));
    const file = `${temporaryFolder()}/replica.db`;
    createReplica(file, key, newSalt(), now);
    const within = async <Result>(deed: (over: Awaited<ReturnType<typeof retentionOver>>) => Promise<Result>) => {
      const replica = await openReplica({ file, key }, now);
      try {
        return await deed(await retentionOver({ reach: base.reach, replica }));
      } finally {
        await replica.close();
      }
    };
    const rule = await within(async ({ retention }) => {
      const { id } = retention.addClock(clockOf(1));
      return retention.addRule('c1', ruleOf(id, { table: 'compte', event: { column: 'fin', as: 'day' } })).id;
    });
    /** What is gone is kept, row for row, at any instant. */
    const wayBack = () => {
      const gone =
        rows -
        Number(base.one('SELECT count(*) FROM compte')) +
        pieces -
        Number(base.one('SELECT count(*) FROM piece'));
      if (gone > 0) expect(base.one('SELECT count(*) FROM ouvadesk_purged WHERE state = 0')).toBe(gone);
    };
    const order: ChildOrder = { replica: file, key: key.toString('hex'), reach: base.reach, rule, deed: 'purge' };
    const chance = chanceFor('purge');
    let atWork = await killAfter(startDoomed(script, order), chance.int(4), chance.next() * 60);
    wayBack();
    for (let kill = 1; atWork && kill < kills; kill += 1) {
      atWork = await killAfter(startDoomed(script, { ...order, deed: 'resume' }), chance.int(4), chance.next() * 60);
      wayBack();
    }
    await within(async (over) => {
      const [run] = (await shown(over)).runs;
      if (run?.state === 'interrupted') {
        await over.jobs.resume(over.jobs.list()[0]?.id ?? '');
        await ended(over, run.id);
      }
      const { runs, certificates } = await shown(over);
      expect(runs).toMatchObject([
        { state: 'done', planned: rows * 0.75, purged: rows * 0.75, withThem: pieces * 0.75 },
      ]);
      expect(certificates).toMatchObject([{ rows: rows * 0.75, intact: true }]);
    });
    wayBack();
    await killAfter(startDoomed(script, { ...order, deed: 'undo' }), chance.int(4), chance.next() * 40);
    await within(async (over) => {
      const [half] = (await shown(over)).runs;
      const back = half?.state === 'undone' ? half : await undone(over, half?.id ?? '');
      expect(back).toMatchObject({ state: 'undone', undone: (rows + pieces) * 0.75, notUndone: 0 });
    });
    expect(all()).toEqual(before);
    base.close();
  },
  60_000 + kills * 15_000,
);
