import type { ColumnState } from '../../../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../../../encryption/column-work.ts';
import type { Ground } from '../../../encryption/ground.ts';
import { isGround, readGround } from '../../../encryption/read-ground.ts';
import { Refused } from './refused.ts';

/** States in which the clear column may be gone by our own doing; in any other somebody else dropped or renamed it. */
const mayBeGone: readonly ColumnState[] = ['switched', 'contracted'];

/** The ground of a column, read now. Throws Refused OBSTACLES where there is none. */
export async function groundOf(door: ColumnDoor, work: ColumnWork, state: ColumnState): Promise<Ground> {
  const found = await readGround(door, work);
  if (!isGround(found)) throw new Refused('OBSTACLES', { obstacles: [found] });
  if (!found.column.gone || mayBeGone.includes(state)) return found;
  const { table, column } = work;
  throw new Refused('OBSTACLES', { obstacles: [{ code: 'column-missing', facts: { table, column } }] });
}
