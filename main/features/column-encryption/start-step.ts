import type { ColumnState } from '../../../preload/contract/column-encryption.ts';
import type { ColumnKeys } from '../../encryption/cipher/column-cipher.ts';
import type { Deed } from '../../encryption/column-work.ts';
import { refusal } from '../../shared/refusal.ts';
import type { StepOrder } from './encryption-messages.ts';
import { forgetKeys, keysFor } from './keys-for.ts';
import { nameHolder } from './name-holder.ts';
import { type ColumnPlan, stateOf, workOf } from './plans.ts';
import { reachOf } from './reach-of.ts';
import { runStep } from './run-step.ts';
import { talkToWorker } from './talk-to-worker.ts';
import type { WorkRoom } from './work-room.ts';

/** Seconds for which whoever was killed keeps others out. */
const usualLease = 20;

export interface Wanted {
  readonly planId: string;
  readonly deed: Deed;
  /** The state that the screen showed; undefined for a step that goes on. */
  readonly from: ColumnState | undefined;
  readonly to: ColumnState;
}

/**
 * Begins a step in the background, once the column is held, the key is seen to be its own, and nothing speaks against it.
 * Refuses PLAN_UNKNOWN, NO_BASE_HERE, CANNOT_REACH, STATE_CHANGED, OBSTACLES, RIGHT_LACKING, KEY_MISSING, KEY_WRONG,
 * KEY_NOT_DELIVERED, WORKING_ELSEWHERE.
 */
export async function startStep(room: WorkRoom, wanted: Wanted): Promise<void> {
  const { source } = room.plan(wanted.planId);
  await room.starting(wanted.planId, async () => {
    const reach = await reachOf(room, source);
    await room.seen.lookNow(source);
    const plan = room.plan(wanted.planId);
    const { known } = plan;
    if (known?.work && known.work.device !== room.deps.device())
      throw nameHolder(room, refusal('WORKING_ELSEWHERE', { volunteer: known.work.volunteer }));
    if (wanted.from !== undefined && stateOf(plan) !== wanted.from) throw refusal('STATE_CHANGED');
    refuseUnlessThere(plan, wanted.deed);
    const order = orderOf(room, plan, wanted, reach);
    const keys = await keysFor(room, plan, wanted.deed);
    await launch(room, plan, { ...order, keys });
  });
}

/** There is nothing to verify, to take back or to put under another key before anything was begun. */
function refuseUnlessThere(plan: ColumnPlan, deed: Deed): void {
  if (deed === 'forward') return;
  const isEmpty = deed !== 'back' && ['planned', 'expanding'].includes(stateOf(plan));
  if (!plan.known || isEmpty) throw refusal('STATE_CHANGED');
  if (deed === 'rotate' && plan.treatment.kind !== 'encrypt') throw refusal('KEY_MISSING');
}

function orderOf(
  { deps }: WorkRoom,
  plan: ColumnPlan,
  { deed, from, to }: Wanted,
  reach: StepOrder['reach'],
): Omit<StepOrder, 'keys'> {
  const work = workOf(plan);
  // What is purged by a clock or left alone has no states.
  if (!work) throw refusal('STATE_CHANGED');
  const who = { device: deps.device(), volunteer: deps.volunteer, lease: deps.lease ?? usualLease };
  return { task: 'step', deed, reach, work, from, to, ...who };
}

async function launch(room: WorkRoom, plan: ColumnPlan, order: StepOrder): Promise<void> {
  const stop = new AbortController();
  const talk = talkToWorker(order, AbortSignal.any([stop.signal, room.closing]));
  try {
    const first = await talk.next();
    if (first.done || first.value.kind !== 'begun') throw new Error('The worker did not say that it begins.');
  } catch (error) {
    throw nameHolder(room, error);
  } finally {
    if (order.keys) forgetKeys(order.keys);
  }
  const numbers = order.keys ? numbersOf(order.keys) : undefined;
  runStep(room, { plan, order: { ...order, keys: undefined }, numbers, talk, stop });
}

/** Of the keys, all that is kept. */
const numbersOf = ({ current, older }: ColumnKeys) => ({
  current: current.number,
  older: older.map(({ number }) => number),
});
