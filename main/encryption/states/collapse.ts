import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { collapseUnits } from '../sql/collapse-units.ts';
import { quote } from '../sql/quote.ts';
import { OnlyCiphertext } from '../stopped.ts';
import { anyRow, lookAgain, onlyCiphertext } from './look.ts';
import { runUnits } from './run-units.ts';

/**
 * Takes everything of ours away and requires the clear column again where it was required and no row is without one. Throws
 * OnlyCiphertext, and does nothing, while a value has no other copy than its ciphertext; else as expand.
 */
export async function collapse(door: ColumnDoor, ground: Ground, work: ColumnWork, signal: AbortSignal): Promise<void> {
  const look = await lookAgain(door, ground, work);
  if (look.clear === 'gone') throw new OnlyCiphertext();
  if (look.shadow === 'ours' && (await anyRow(door, ground, onlyCiphertext(ground, work), signal)))
    throw new OnlyCiphertext();
  const clear = quote(ground.column.name, ground.server.dialect);
  const full = look.required && !(await anyRow(door, ground, `${clear} IS NULL`, signal));
  await runUnits(door, ground, collapseUnits(ground, work, look, full), signal);
}
