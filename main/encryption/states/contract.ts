import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { dropClearUnit, rewriteUnit } from '../sql/contract-units.ts';
import { fenceUnits } from '../sql/fence-units.ts';
import type { Look } from '../sql/look-at.ts';
import { mentions } from '../sql/mentions.ts';
import { quote } from '../sql/quote.ts';
import { StillPending, Stopped } from '../stopped.ts';
import { anyRow, lookAgain } from './look.ts';
import { runUnits } from './run-units.ts';

/**
 * Drops the clear column, for good, and writes the table anew so that its file holds nothing of it. Only from behind the fences,
 * and only where every value has its ciphertext (StillPending). Ended at any instant it is begun again. Throws as expand.
 */
export async function contract(door: ColumnDoor, ground: Ground, work: ColumnWork, signal: AbortSignal): Promise<void> {
  let look = await lookAgain(door, ground, work);
  if (look.shadow !== 'ours') throw new Error('there is no shadow to keep');
  if (look.clear !== 'gone') {
    await drop(door, ground, work, look, signal);
    look = await lookAgain(door, ground, work);
  }
  if (ground.server.dialect === 'sqlite') await door.write('VACUUM', [], signal);
  else if (!look.alone) await runUnits(door, ground, [rewriteUnit(ground, work)], signal);
}

async function drop(door: ColumnDoor, ground: Ground, work: ColumnWork, look: Look, signal: AbortSignal) {
  if (look.guard === 'ours' && look.fenceUpdate === 'none') throw new Error('only a switched column is contracted');
  refuseTriggers(ground, work);
  // The fences, where we were ended between their going and the column's.
  await runUnits(door, ground, fenceUnits(ground, work, look), signal);
  if (await anyRow(door, ground, pending(ground, work), signal)) throw new StillPending();
  const fenced = await lookAgain(door, ground, work);
  await runUnits(door, ground, [dropClearUnit(ground, work, fenced)], signal);
}

/** A trigger of somebody else's that speaks of the column would refuse every write once it is gone. */
function refuseTriggers(ground: Ground, work: ColumnWork): void {
  const ours = Object.values(namesOf(work).triggers);
  const other = ground.triggers.find(({ name, body }) => !ours.includes(name) && mentions(body, ground.column.name));
  if (!other || other.name.startsWith('ouvadesk_')) return;
  throw new Stopped({
    code: 'trigger-taken',
    facts: { table: ground.table, column: ground.column.name, name: other.name },
  });
}

function pending(ground: Ground, work: ColumnWork): string {
  const q = (name: string) => quote(name, ground.server.dialect);
  return `${q(ground.column.name)} IS NOT NULL AND ${q(namesOf(work).shadow)} IS NULL`;
}
