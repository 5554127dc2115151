import { rotateRows } from '../../../encryption/rows/rotate-rows.ts';
import type { AtWork } from './at-work.ts';
import { Refused } from './refused.ts';
import { verifyColumn } from './verify-column.ts';

/** Puts every ciphertext under the key that came with the order, which is the column's from the first moment. */
export async function rotateColumn(at: AtWork): Promise<number> {
  const { control, work, hold, cipher, order } = at;
  if (!cipher || !order.keys) throw new Refused('KEY_MISSING');
  hold.own(await control.setKey(work.plan, hold.fence, order.keys.current.number, cipher.canary()));
  const { written, corrupt, damaged } = await at.pass(rotateRows(at.door, await at.ground(), work, cipher, at.how));
  const verification = await verifyColumn(at);
  // Whether an older key opens what is damaged, nobody knows: all of them stay.
  if (corrupt > 0 || verification.corrupt > 0)
    throw new Refused('NOT_VERIFIED', {
      corrupt: `${Math.max(corrupt, verification.corrupt)}`,
      rows: damaged.join(', '),
    });
  return written;
}
