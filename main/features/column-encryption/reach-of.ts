import { CannotReach, type Reach } from '../../database/ouvadmin/ouvadmin.ts';
import { refusal } from '../../shared/refusal.ts';
import type { WorkRoom } from './work-room.ts';

/** This laptop's way to a database. Refuses NO_BASE_HERE, CONNECTION_UNKNOWN, CANNOT_REACH. */
export async function reachOf(
  { deps, connectionTo }: Pick<WorkRoom, 'deps' | 'connectionTo'>,
  source: string,
): Promise<Reach> {
  try {
    return await deps.reach(connectionTo(source).id);
  } catch (error) {
    if (error instanceof CannotReach) throw refusal('CANNOT_REACH', error.problem);
    throw error;
  }
}
