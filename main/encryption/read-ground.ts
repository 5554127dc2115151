import type { Obstacle } from '../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../database/ouvadmin/column-door.ts';
import type { Ground } from './ground.ts';

/** Reads all that plans and statements need of a column, and changes nothing; the obstacle where there is none. Errors are CannotReach. */
export declare function readGround(
  door: ColumnDoor,
  at: { readonly table: string; readonly column: string },
): Promise<Ground | Obstacle>;

/** Whether it is ground, not an obstacle. */
export const isGround = (found: Ground | Obstacle): found is Ground => 'key' in found;
