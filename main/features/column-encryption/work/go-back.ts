import { restoreClear } from '../../../encryption/rows/restore-clear.ts';
import { collapse } from '../../../encryption/states/collapse.ts';
import { unfence } from '../../../encryption/states/unfence.ts';
import { OnlyCiphertext } from '../../../encryption/stopped.ts';
import { truthOf } from '../../../encryption/truth-of.ts';
import type { AtWork } from './at-work.ts';
import { countOnlyShadow } from './count-rows.ts';
import { Refused } from './refused.ts';

/** Times that a new writer may store another ciphertext before the columns could be dropped. */
const most = 20;

/** The way back of a column, to `verifying` or to `planned`. What it was is written down before it is unmade. */
export async function goBack(at: AtWork): Promise<number> {
  await at.reach(at.order.to);
  return at.order.to === 'verifying' ? unswitch(at) : dropAll(at);
}

/** Old programs work again, with every value in clear. */
async function unswitch(at: AtWork): Promise<number> {
  await at.alter(async () => unfence(at.door, await at.ground(), at.work, at.signal));
  return restore(at);
}

/** Nothing of ours remains in the table. */
async function dropAll(at: AtWork): Promise<number> {
  let rows = 0;
  for (let again = 0; ; again += 1) {
    const truth = await truthOf(at.door, at.work);
    if (truth.fenced) await at.alter(async () => unfence(at.door, await at.ground(), at.work, at.signal));
    if (truth.shadow) rows += await restore(at);
    try {
      await at.alter(async () => collapse(at.door, await at.ground(), at.work, at.signal));
      return rows;
    } catch (error) {
      // Somebody stored a value in the ciphertext alone between the last look and the drop.
      if (!(error instanceof OnlyCiphertext) || again === most) throw error;
    }
  }
}

/** Gives clear values back to rows that have them in the ciphertext alone; a hash does not give them back. */
async function restore(at: AtWork): Promise<number> {
  if ((await countOnlyShadow(at.door, at.work)) === 0) return 0;
  if (at.work.treatment.kind === 'hash') throw new Refused('NO_WAY_BACK');
  if (!at.cipher) throw new Refused('KEY_MISSING');
  const rows = restoreClear(at.door, await at.ground(), at.work, at.cipher, at.how);
  const { written, corrupt, damaged, unfitRows, unfit } = await at.pass(rows);
  // Dropping the ciphertext would lose them.
  if (corrupt > 0 || unfitRows > 0)
    throw new Refused('NOT_VERIFIED', {
      corrupt: `${corrupt}`,
      unfit: `${unfitRows}`,
      rows: [...damaged, ...unfit].join(', '),
    });
  return written;
}
