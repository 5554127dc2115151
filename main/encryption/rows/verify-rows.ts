import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork, PassProgress } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import type { How, Verified } from './pass.ts';
import type { ShadowMaker } from './shadow-maker.ts';

/** Reads every row, opens its shadow and compares it with its clear value. Writes nothing. */
export async function* verifyRows(
  _door: ColumnDoor,
  _ground: Ground,
  _work: ColumnWork,
  _maker: ShadowMaker,
  _how: How,
): AsyncGenerator<PassProgress, Verified> {
  throw new Error('not yet');
}
