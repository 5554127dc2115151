import { columnStates, type Plan } from '../../../preload/contract/column-encryption.ts';
import { isTreated, isVerified } from './column-lines.ts';

/** The step forward that a volunteer may take now; undefined while somebody works, and where there is none. */
export type Step = 'begin' | 'resume' | 'check' | 'switch' | 'erase';

export function stepOf(plan: Plan): Step | undefined {
  const { state, now } = plan;
  if (now !== undefined || !isTreated(plan) || plan.differs || !plan.readable) return undefined;
  if (state === 'planned') return 'begin';
  if (state === 'expanding' || state === 'backfilling') return 'resume';
  // A step forward from here switches: what was not verified is verified first.
  if (state === 'verifying') return isVerified(plan) ? 'switch' : 'check';
  return state === 'switched' ? 'erase' : undefined;
}

/** The way back: a plan that did nothing is forgotten, what it did is undone. */
export function wayBackOf({ state, now, readable, ...plan }: Plan): 'forget' | 'back' | undefined {
  if (now !== undefined) return undefined;
  if (state === 'planned') return plan.differs ? 'back' : 'forget';
  return state === 'contracted' || !readable ? undefined : 'back';
}

/** The state that the way back leads to. */
export const stateBefore = ({ state }: Plan) => (state === 'switched' ? 'verifying' : 'planned');

/** Whether there are rows in the shadow that can be verified. */
export function canVerify(plan: Plan): boolean {
  return isTreated(plan) && plan.now === undefined && plan.readable && columnStates.indexOf(plan.state) >= 3;
}
