import { type HoldDeps, holdRefusal, openHolds as openHoldsNamed } from '../../database/journal/take-hold.ts';

export type { Hold, HoldDeps } from '../../database/journal/take-hold.ts';

/** One at a time. Take refuses IMPOSING_ELSEWHERE, CANNOT_REACH. */
export const openHolds = (deps: HoldDeps) => openHoldsNamed(deps, 'IMPOSING_ELSEWHERE');

const refuse = holdRefusal('IMPOSING_ELSEWHERE');

/** What the screen has a sentence for. */
export function asRefusal(error: unknown): never {
  return refuse(error);
}
