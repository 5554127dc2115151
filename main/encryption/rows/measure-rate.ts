import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { Ground } from '../ground.ts';
import type { ShadowMaker } from './shadow-maker.ts';

/** Rows a second that a backfill would make here. Reads and encrypts a sample, and writes nothing to the table. */
export async function measureRate(
  _door: ColumnDoor,
  _ground: Ground,
  _maker: ShadowMaker,
  _signal: AbortSignal,
): Promise<number> {
  throw new Error('not yet');
}
