import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnCipher } from '../cipher/column-cipher.ts';
import type { ColumnWork, PassProgress } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import type { How, Rotated } from './pass.ts';

/** Puts every ciphertext under the current key, in passes until none is under an older one. The clear value is left as it is. */
export async function* rotateRows(
  _door: ColumnDoor,
  _ground: Ground,
  _work: ColumnWork,
  _cipher: ColumnCipher,
  _how: How,
): AsyncGenerator<PassProgress, Rotated> {
  throw new Error('not yet');
}
