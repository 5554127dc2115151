import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { newSalt } from '../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../main/database/replica/open-replica.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import type { ReadySystem } from '../../../main/features/forced-changes/deps.ts';
import type { SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import { chanceFor, type Doomed, kills, startDoomed } from '../../shared/kills.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import type { ChildOrder } from './forcing-child.ts';
import { ended, forcingOver, now, undone } from './forcing-fixture.ts';

const script = new URL('./forcing-child.ts', import.meta.url);
const key = Buffer.alloc(32, 7);

export interface KillGround {
  readonly reach: Reach;
  readonly systems: readonly ReadySystem[];
  readonly meaning: SystemMeaning;
  /** What stands in the changed column, by the key as JSON. */
  readonly values: () => Promise<Map<string, unknown>>;
  /** Keys in the undo table. */
  readonly kept: () => Promise<string[]>;
}

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

/**
 * Imposes in a process that is killed again and again, then undoes in one that is killed as well: each row is changed once,
 * whatever is changed has its way back at any instant, and in the end all is as it was.
 */
export async function imposeThroughKills(name: string, ground: KillGround): Promise<void> {
  const { reach, systems, meaning, values, kept } = ground;
  const file = `${temporaryFolder()}/replica.db`;
  createReplica(file, key, newSalt(), now);
  const order: ChildOrder = {
    ...{ replica: file, key: key.toString('hex'), reach, systems, meanings: [meaning], deed: 'impose' },
  };
  const chance = chanceFor(name);
  const before = await values();
  const changed = async () =>
    [...(await values())].filter(([one, value]) => before.get(one) !== value).map(([one]) => one);
  const wayBack = async () => {
    const now = await changed();
    // Nothing changed: the table may not be there yet.
    if (now.length > 0) expect((await kept()).sort()).toEqual(now.sort());
  };

  let atWork = await killAfter(startDoomed(script, order), chance.int(3), chance.next() * 60);
  await wayBack();
  for (let kill = 1; atWork && kill < kills; kill += 1) {
    atWork = await killAfter(startDoomed(script, { ...order, deed: 'resume' }), chance.int(3), chance.next() * 60);
    await wayBack();
  }

  const planned = await reopened(file, async (replica) => {
    const forcing = await forcingOver({ reach, systems, replica });
    const [run] = forcing.forced.runs('k1');
    if (!run) throw new Error('no run');
    if (run.state === 'interrupted') {
      await forcing.jobs.resume(forcing.jobs.list()[0]?.id ?? '');
      await ended(forcing.forced, run.id);
    }
    const [whole] = forcing.forced.runs('k1');
    expect(whole).toMatchObject({ state: 'done', changed: run.planned, passed: 0 });
    expect(await changed()).toHaveLength(run.planned);
    await wayBack();
    return run.planned;
  });

  await killAfter(startDoomed(script, { ...order, deed: 'undo' }), chance.int(3), chance.next() * 40);
  await reopened(file, async (replica) => {
    const forcing = await forcingOver({ reach, systems, replica });
    const [half] = forcing.forced.runs('k1');
    const back = half?.state === 'undone' ? half : await undone(forcing, half?.id ?? '');
    expect(back).toMatchObject({ state: 'undone', undone: planned, notUndone: 0 });
  });
  expect(await values()).toEqual(before);
}

async function reopened<Result>(file: string, deed: (replica: Replica) => Promise<Result>): Promise<Result> {
  const replica = await openReplica({ file, key }, now);
  try {
    return await deed(replica);
  } finally {
    await replica.close();
  }
}
