import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { dropAdded } from '../sql/collapse-units.ts';
import { expandUnits } from '../sql/expand-units.ts';
import type { Look } from '../sql/look-at.ts';
import { quote } from '../sql/quote.ts';
import { OnlyCiphertext } from '../stopped.ts';
import { anyRow, lookAgain, onlyCiphertext } from './look.ts';
import { runUnits } from './run-units.ts';

/**
 * Adds what lacks: shadow, blind index and its index, guard; makes the clear column nullable. Idempotent, whatever instant it was
 * ended at. Throws Stopped, GroundMoved, OnlyCiphertext, CannotReach, the signal's reason.
 */
export async function expand(door: ColumnDoor, ground: Ground, work: ColumnWork, signal: AbortSignal): Promise<void> {
  let look = await lookAgain(door, ground, work);
  if (await isDoubtful(door, ground, work, look, signal)) {
    await runUnits(door, ground, [dropAdded(ground, work, look)], signal);
    look = await lookAgain(door, ground, work);
  }
  await runUnits(door, ground, expandUnits(ground, work, look), signal);
}

/** A shadow that was filled, and then without a guard for a while, may be another value's: it is begun again. */
async function isDoubtful(
  door: ColumnDoor,
  ground: Ground,
  work: ColumnWork,
  look: Look,
  signal: AbortSignal,
): Promise<boolean> {
  if (look.shadow !== 'ours' || look.guard !== 'none' || look.fenceUpdate !== 'none') return false;
  const shadow = quote(namesOf(work).shadow, ground.server.dialect);
  if (!(await anyRow(door, ground, `${shadow} IS NOT NULL`, signal))) return false;
  if (await anyRow(door, ground, onlyCiphertext(ground, work), signal)) throw new OnlyCiphertext();
  return true;
}
