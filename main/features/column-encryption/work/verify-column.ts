import type { Verification } from '../../../../preload/contract/column-encryption.ts';
import { fillShadow } from '../../../encryption/rows/fill-shadow.ts';
import { verifyRows } from '../../../encryption/rows/verify-rows.ts';
import { truthOf } from '../../../encryption/truth-of.ts';
import type { AtWork } from './at-work.ts';
import { Refused } from './refused.ts';
import { serverNow } from './server-now.ts';

/** Times that rows may be found without a shadow, and be given one, before it is said that writers bypass the fence. */
const most = 20;
/** Times after which rows without a shadow, where no fence stands, are the application's daily work: it writes while we read. */
const daily = 3;

/** One verification of every row; what it found is kept, whatever it is. */
export async function verifyColumn(at: AtWork): Promise<Verification> {
  const { door, work, maker, how } = at;
  const found = await at.pass(verifyRows(door, await at.ground(), work, maker, how));
  const { rows, pending, stale, corrupt, damaged } = found;
  const verification = { at: await serverNow(door), rows, pending, stale, corrupt, damaged: damaged.slice(0, 20) };
  await at.verified(verification);
  return verification;
}

/**
 * Verifies until nothing was found so many times in a row; rows that wait for their shadow are given it. In a table that is
 * written to without a pause some always wait, and they count once a fence keeps such writers away. What is stale or damaged
 * is named and never touched: throws Refused NOT_VERIFIED.
 */
export async function verifiedClean(at: AtWork, times: number): Promise<Verification> {
  let clean = 0;
  for (let filled = 0; ; ) {
    const verification = await verifyColumn(at);
    const { pending, stale, corrupt } = verification;
    const waiting = pending > 0 && (filled < daily || (await truthOf(at.door, at.work)).fenced);
    if (stale > 0 || corrupt > 0 || (waiting && filled === most))
      throw new Refused('NOT_VERIFIED', { pending: `${pending}`, stale: `${stale}`, corrupt: `${corrupt}` });
    clean = waiting ? 0 : clean + 1;
    if (clean === times) return verification;
    if (pending === 0) continue;
    filled += 1;
    await at.pass(fillShadow(at.door, await at.ground(), at.work, at.maker, at.how));
  }
}
