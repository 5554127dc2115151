import type { KnownKey, Wrap } from './key-book.ts';
import { isProofBy, type KeyPair, proofBy, wrapPair } from './key-pair.ts';
import { stableId } from './stable-id.ts';

/** By which recovery stands among holders. */
export const recoveryHolder = 'recovery';

/** The last word on one holder of a key: she has it, or shall have it no more. */
export interface Holding {
  readonly holder: string;
  readonly box: string;
  /** Since when it is so; several may have given the same. */
  readonly since: string;
  /** When it was last said. */
  readonly at: string;
  readonly given: boolean;
}

type Said = Omit<Wrap, 'id' | 'proof'>;
const words = ({ key, holder, box, wrapped, at, by }: Said) => [key, holder, box, wrapped, at, by];

/**
 * The last word on each holder and box, the newest last. With the key in hand only what its holders said counts: a wrap that somebody else
 * filed is nothing, whomever it names.
 */
export function holdingsOf(wraps: readonly Wrap[], pair: KeyPair | undefined): Holding[] {
  const last = new Map<string, Holding>();
  for (const { id: _, proof, ...said } of wraps) {
    if (pair && !isProofBy(pair, 'holder', words(said), proof)) continue;
    const { holder, box, at, wrapped } = said;
    const place = `${holder} ${box}`;
    const before = last.get(place);
    const given = wrapped !== '';
    // Deleted first: the newest word comes last.
    last.delete(place);
    last.set(place, { holder, box, given, at, since: before?.given === given ? before.since : at });
  }
  return [...last.values()];
}

/** A key wrapped for a holder's box, by who holds it. */
export async function giveTo(
  key: KnownKey,
  pair: KeyPair,
  to: { readonly holder: string; readonly box: string },
  by: string,
  at: string,
): Promise<Wrap> {
  const said = { key: key.id, ...to, wrapped: await wrapPair(pair, to.box), at, by };
  return { id: wrapId(said), ...said, proof: proofBy(pair, 'holder', words(said)) };
}

/** The word that a holder shall have a key no more. */
export function takeFrom(
  key: KnownKey,
  pair: KeyPair,
  { holder, box }: Pick<Holding, 'holder' | 'box'>,
  by: string,
  at: string,
): Wrap {
  const said = { key: key.id, holder, box, wrapped: '', at, by };
  return { id: wrapId(said), ...said, proof: proofBy(pair, 'holder', words(said)) };
}

const wrapId = ({ key, holder, box, wrapped, by }: Said) =>
  stableId('column-key-wrap', key, holder, box, by, wrapped === '' ? 'taken' : 'given');
