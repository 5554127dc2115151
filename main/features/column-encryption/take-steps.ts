import type { ColumnState } from '../../../preload/contract/column-encryption.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import { type ColumnPlan, stateOf } from './plans.ts';
import { startStep } from './start-step.ts';
import type { WorkRoom } from './work-room.ts';

/** Where the step forward from a state stops; the states that need somebody's word are stopped before. */
const ahead: Partial<Record<ColumnState, ColumnState>> = {
  planned: 'verifying',
  expanding: 'verifying',
  backfilling: 'verifying',
  verifying: 'switched',
  switched: 'contracted',
};

const behind: Partial<Record<ColumnState, ColumnState>> = {
  expanding: 'planned',
  backfilling: 'planned',
  verifying: 'planned',
  switched: 'verifying',
};

/** Refuses STATE_CHANGED, NOT_CONFIRMED, NOT_REHEARSED, and what startStep does. */
export async function goForward(
  room: WorkRoom,
  planId: string,
  from: ColumnState,
  confirmed: string | undefined,
): Promise<void> {
  const plan = room.plan(planId);
  const to = ahead[from];
  if (!to) throw refusal('STATE_CHANGED');
  if (to === 'contracted') {
    if (confirmed?.trim() !== plan.column) throw refusal('NOT_CONFIRMED');
    await refuseUnlessRecoverable(room, plan);
  }
  await startStep(room, { planId, deed: 'forward', from, to });
}

/** After this nobody has the clear values: another way to the key than one laptop must have been seen to work. */
async function refuseUnlessRecoverable({ deps }: WorkRoom, { id, source, treatment }: ColumnPlan): Promise<void> {
  if (treatment.kind !== 'encrypt' || source === 'demonstration') return;
  if ((await deps.keys.mayContract(id)) !== 'yes') throw refusal('NOT_REHEARSED');
}

/** Refuses STATE_CHANGED, NO_WAY_BACK, and what startStep does. */
export async function goBack(room: WorkRoom, planId: string, from: ColumnState): Promise<void> {
  const { known } = room.plan(planId);
  if (from === 'contracted') throw refusal('NO_WAY_BACK');
  // What a step that was cut off left behind is cleared away too.
  const to = from === 'planned' && known ? 'planned' : behind[from];
  if (!to) throw refusal('STATE_CHANGED');
  await startStep(room, { planId, deed: 'back', from, to });
}

/** Clears away what a first step left that was cut off; nothing where there is nothing. Refuses STATE_CHANGED. */
export async function clearAway(room: WorkRoom, planId: string): Promise<void> {
  const plan = room.plan(planId);
  if (room.busy(planId) || stateOf(plan) !== 'planned' || plan.known?.work) throw refusal('STATE_CHANGED');
  if (!plan.known) return;
  await startStep(room, { planId, deed: 'back', from: 'planned', to: 'planned' }).catch((error) => {
    throw isRefusal(error) ? refusal('STATE_CHANGED') : error;
  });
  await room.working(planId)?.job.outcome.catch(() => {});
  if (room.plan(planId).known) throw refusal('STATE_CHANGED');
}

/** A verification or a change of the key, which leave the state as it is. */
export async function stay(room: WorkRoom, planId: string, deed: 'verify' | 'rotate'): Promise<void> {
  const to = stateOf(room.plan(planId));
  await startStep(room, { planId, deed, from: undefined, to });
}

/** Tells the panel of jobs how a step that was cut off goes on. */
export function resumeSteps(room: WorkRoom): void {
  const { jobs } = room.deps;
  for (const kind of ['encryption', 'verification'] as const)
    jobs.onResume(kind, {
      can: (work) => canResume(room, work),
      async go(work) {
        const { deed, to, planId } = read(work);
        const plan = room.plan(planId);
        if (to === 'contracted') await refuseUnlessRecoverable(room, plan);
        await startStep(room, { planId, deed, from: undefined, to });
      },
    });
}

type Cut = { deed: 'forward' | 'back' | 'verify' | 'rotate'; to: ColumnState; planId: string };

function read(work: string): Cut {
  const [deed, to, planId] = work.split(' ') as [Cut['deed'], ColumnState, string];
  return { deed, to, planId };
}

/** Whether it is still where the step is on its way. */
function canResume(room: WorkRoom, work: string): boolean {
  const { deed, to, planId } = read(work);
  const plan = room.plans.get(planId);
  if (!plan || room.busy(planId)) return false;
  const state = stateOf(plan);
  if (deed === 'forward') return ahead[state] === to || (state === 'verifying' && to === 'verifying');
  if (deed === 'back') return state === to ? plan.known !== undefined : behind[state] === to;
  return plan.known !== undefined && state === to;
}
