import { type Identity, identityFromSecret } from '../../keys/identity.ts';
import { combineShares, readShare, type Share } from '../../keys/shares.ts';
import { refusal } from '../../shared/refusal.ts';

/** Parts of one set as they were typed, each once. Refusals: SHARE_UNREADABLE, SHARE_OF_ANOTHER_SET, SHARES_MISSING. */
export function readShares(texts: readonly string[], set?: string): readonly [Share, ...Share[]] {
  const read = texts.map((text, at) => {
    const share = readShare(text);
    if (!share) throw refusal('SHARE_UNREADABLE', { at });
    return share;
  });
  const [first] = read;
  if (!first) throw refusal('SHARES_MISSING', { needed: 2, given: 0 });
  const wanted = set ?? first.set;
  const stranger = read.findIndex(
    (share) => share.set !== wanted || share.needed !== first.needed || share.of !== first.of,
  );
  if (stranger >= 0) throw refusal('SHARE_OF_ANOTHER_SET', { at: stranger, set: read[stranger]?.set ?? '' });
  const distinct = [...new Map(read.map((share) => [share.index, share])).values()];
  if (distinct.length < first.needed) throw refusal('SHARES_MISSING', { needed: first.needed, given: distinct.length });
  return [first, ...distinct.filter(({ index }) => index !== first.index)];
}

/** The recovery identity that these parts give, right or wrong; undefined when they give nothing. */
export async function identityOf(shares: readonly Share[]): Promise<Identity | undefined> {
  const secret = await combineShares(shares);
  return secret?.length === 32 ? identityFromSecret(secret) : undefined;
}
