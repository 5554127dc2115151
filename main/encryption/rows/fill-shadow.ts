import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork, PassProgress } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import type { Filled, How } from './pass.ts';
import type { ShadowMaker } from './shadow-maker.ts';

/** Gives every clear value its shadow, in passes until one finds none without. */
export async function* fillShadow(
  _door: ColumnDoor,
  _ground: Ground,
  _work: ColumnWork,
  _maker: ShadowMaker,
  _how: How,
): AsyncGenerator<PassProgress, Filled> {
  throw new Error('not yet');
}
