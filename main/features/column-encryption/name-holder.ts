import { isRefusal, refusal } from '../../shared/refusal.ts';
import type { WorkRoom } from './work-room.ts';

/** A refusal as the screen is told it: who is at work elsewhere, by name. */
export function nameHolder({ deps }: Pick<WorkRoom, 'deps'>, error: unknown): unknown {
  if (!isRefusal(error, 'WORKING_ELSEWHERE')) return error;
  const { volunteer } = (error.data ?? {}) as { volunteer?: string };
  return refusal('WORKING_ELSEWHERE', { by: (volunteer && deps.nameOf(volunteer)) ?? '' });
}
