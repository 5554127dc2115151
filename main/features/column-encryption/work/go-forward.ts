import type { ColumnState } from '../../../../preload/contract/column-encryption.ts';
import { remainsOf } from '../../../encryption/remains-of.ts';
import { fillShadow } from '../../../encryption/rows/fill-shadow.ts';
import { contract } from '../../../encryption/states/contract.ts';
import { expand } from '../../../encryption/states/expand.ts';
import { fence } from '../../../encryption/states/fence.ts';
import type { AtWork } from './at-work.ts';
import { countPending } from './count-rows.ts';
import { verifiedClean } from './verify-column.ts';

/**
 * From where the column is to where the order stops, one state after the other; `verifying` is verified twice. Answers with
 * the rows that were worked on.
 */
export async function goForward(at: AtWork, from: ColumnState): Promise<number> {
  let state = from;
  let rows = 0;
  while (state !== at.order.to) {
    const step = steps[state];
    if (!step) throw new Error(`no way forward from ${state}`);
    const reached = await step(at);
    rows = Math.max(rows, reached.rows);
    state = reached.state;
    await at.reach(state, reached.rows);
  }
  return state === 'verifying' ? Math.max(rows, (await verifiedClean(at, 2)).rows) : rows;
}

type Step = (at: AtWork) => Promise<{ state: ColumnState; rows: number }>;

/** A state is written down once it is true; a step that was cut off is taken again, and begins by looking. */
const steps: Partial<Record<ColumnState, Step>> = {
  async planned(at) {
    await at.alter(async () => expand(at.door, await at.ground(), at.work, at.signal));
    return { state: 'expanding', rows: 0 };
  },
  expanding: async () => ({ state: 'backfilling', rows: 0 }),
  async backfilling(at) {
    return { state: 'verifying', rows: await fill(at) };
  },
  async verifying(at) {
    const { rows } = await verifiedClean(at, 1);
    await at.alter(async () => fence(at.door, await at.ground(), at.work, at.signal));
    // What old programs stored between the last look and the fence.
    if ((await countPending(at.door, at.work)) > 0) await verifiedClean(at, 1);
    return { state: 'switched', rows };
  },
  async switched(at) {
    // Where the clear column is gone already, for this step was cut off after it, each ciphertext is still seen to open.
    const { rows } = await verifiedClean(at, 1);
    await at.alter(async () => contract(at.door, await at.ground(), at.work, at.signal));
    await at.say({ kind: 'contracted', remains: await remainsOf(at.door, await at.ground()) });
    return { state: 'contracted', rows };
  },
};

async function fill(at: AtWork): Promise<number> {
  const { written } = await at.pass(fillShadow(at.door, await at.ground(), at.work, at.maker, at.how));
  return written;
}
