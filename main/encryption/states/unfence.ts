import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { unfenceUnits } from '../sql/fence-units.ts';
import { lookAgain } from './look.ts';
import { runUnits } from './run-units.ts';

/**
 * Clear values may be stored again. The guard stands before the fences go: whoever then writes a clear value to a row empties its
 * ciphertext. So do we when we restore a clear value, unless the same statement writes the value's ciphertext anew (another
 * nonce); a row that lost it is pending, and the next pass fills it. Throws as expand.
 */
export async function unfence(door: ColumnDoor, ground: Ground, work: ColumnWork, signal: AbortSignal): Promise<void> {
  const look = await lookAgain(door, ground, work);
  if (look.shadow !== 'ours' || look.clear === 'gone') throw new Error('only a switched column is unfenced');
  await runUnits(door, ground, unfenceUnits(ground, work, look), signal);
}
