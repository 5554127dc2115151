import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { newSalt } from '../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../main/database/replica/open-replica.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { chanceFor, type Doomed, kills, seed, startDoomed } from '../../shared/kills.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { demonstrationCopy, demonstrationSystems } from './demonstration-copy.ts';
import type { ChildOrder } from './forcing-child.ts';
import { ended, forcingOver, meaningFor, now, undone } from './forcing-fixture.ts';

const script = new URL('./forcing-child.ts', import.meta.url);
const key = Buffer.alloc(32, 7);
const open: Replica[] = [];
const meanings = [meaningFor('account', { kind: 'flag', column: 'forcer_changement', value: '1' })];

afterEach(async () => {
  for (const replica of open.splice(0)) await replica.close();
});

async function reopen(file: string): Promise<Replica> {
  const replica = await openReplica({ file, key }, now);
  open.push(replica);
  return replica;
}

/** Lets it begin, come some steps further, then ends it at some instant. Answers whether it was still at work. */
async function killAfter(child: Doomed, steps: number, milliseconds: number): Promise<boolean> {
  while (!(await child.line())?.startsWith('run ')) if (child.process.exitCode !== null) break;
  for (let step = 0; step < steps; step += 1) if (!(await child.line())) break;
  // No wait for a condition: the instant is the point.
  await pause(milliseconds);
  child.process.kill('SIGKILL');
  const { killed, complaint } = await child.end;
  expect(complaint).toBe('');
  return killed;
}

describe('an application that is killed while it imposes', () => {
  it(
    `goes on where it stood: every row once, each with its way back (seed ${seed}, ${kills} kills)`,
    async () => {
      const base = demonstrationCopy(1600);
      const flags = () => base.all('SELECT id_compte, forcer_changement FROM comptes ORDER BY 1');
      const before = flags();
      const file = `${temporaryFolder()}/replica.db`;
      createReplica(file, key, newSalt(), now);
      const order: ChildOrder = {
        ...{ replica: file, key: key.toString('hex'), reach: base.reach, systems: demonstrationSystems, meanings },
        deed: 'impose',
      };
      const chance = chanceFor('forcing');
      let atWork = await killAfter(startDoomed(script, order), chance.int(3), chance.next() * 60);
      for (let kill = 1; atWork && kill < kills; kill += 1)
        atWork = await killAfter(startDoomed(script, { ...order, deed: 'resume' }), chance.int(3), chance.next() * 60);

      const replica = await reopen(file);
      const forcing = await forcingOver({ reach: base.reach, systems: demonstrationSystems, replica });
      const [run] = forcing.forced.runs('k1');
      if (!run) throw new Error('no run');
      const changedNow = () => flags().filter((row, at) => row.forcer_changement !== before[at]?.forcer_changement);
      const kept = () => base.all('SELECT row_key AS k FROM ouvadesk_undo ORDER BY 1').map(({ k }) => k);
      const keysOf = (rows: ReturnType<typeof flags>) => rows.map(({ id_compte }) => JSON.stringify([id_compte]));
      // Whatever was changed has its way back, at any instant.
      if (changedNow().length > 0) expect(kept()).toEqual(keysOf(changedNow()));
      if (run.state === 'interrupted') {
        await forcing.jobs.resume(forcing.jobs.list()[0]?.id ?? '');
        await ended(forcing.forced, run.id);
      }
      const whole = forcing.forced.runs('k1')[0];
      expect(whole).toMatchObject({ state: 'done', changed: whole?.planned, passed: 0 });
      expect(changedNow()).toHaveLength(whole?.planned ?? 0);
      expect(kept()).toEqual(keysOf(changedNow()));
      await open.pop()?.close();

      await killAfter(startDoomed(script, { ...order, deed: 'undo' }), chance.int(3), chance.next() * 40);
      const last = await forcingOver({ reach: base.reach, systems: demonstrationSystems, replica: await reopen(file) });
      const [half] = last.forced.runs('k1');
      const back = half?.state === 'undone' ? half : await undone(last, run.id);
      expect(back).toMatchObject({ state: 'undone', undone: whole?.planned, notUndone: 0 });
      expect(flags()).toEqual(before);
      base.close();
    },
    60_000 + kills * 15_000,
  );
});
