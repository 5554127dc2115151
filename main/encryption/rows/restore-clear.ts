import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnCipher } from '../cipher/column-cipher.ts';
import type { ColumnWork, PassProgress } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import type { How, Restored } from './pass.ts';

/** Gives the clear value back to rows whose only copy is the ciphertext, once no fence stands. */
export async function* restoreClear(
  _door: ColumnDoor,
  _ground: Ground,
  _work: ColumnWork,
  _cipher: ColumnCipher,
  _how: How,
): AsyncGenerator<PassProgress, Restored> {
  throw new Error('not yet');
}
