import { randomInt } from 'node:crypto';
import type { KeyedColumn } from './data-keys.ts';
import type { DataKeysDeps } from './deps.ts';
import { giveTo, type Holding, recoveryHolder, takeFrom } from './holders.ts';
import { type KeyBook, type KnownKey, keyId, type Wrap } from './key-book.ts';
import { commitmentTo, type KeyPair, makePair, proofBy } from './key-pair.ts';

type Team = DataKeysDeps['team'];
export interface MadeKey {
  readonly key: KnownKey;
  readonly pair: KeyPair;
}

const biggestNumber = 0xff_ff_ff_ff;

/**
 * A number that stands in ciphertexts. Drawn at random: two laptops that make keys without a network would both count on to the
 * same one. Of a thousand keys of one source, two would be alike once in 8,000 times; one that is known is drawn again.
 */
export function freshNumber(taken: (number: number) => boolean): number {
  for (;;) {
    const number = randomInt(1, biggestNumber);
    if (!taken(number)) return number;
  }
}

/** A key for a column: the first of its line, or the one after `before`, whose index key it keeps. */
export function newKey(
  book: KeyBook,
  { plan, source, table, column }: KeyedColumn,
  by: string,
  madeAt: string,
  before?: MadeKey,
): MadeKey {
  const taken = new Set(
    book
      .all()
      .filter((key) => key.source === source)
      .map(({ number }) => number),
  );
  const number = freshNumber((candidate) => taken.has(candidate));
  const line = before ? { root: before.key.root, after: before.key.number } : { root: number, after: 0 };
  const facts = { plan, source, table, column, number, ...line, madeAt, by };
  const pair = makePair(before?.pair.index);
  const commitment = commitmentTo(facts, pair);
  const proof = before ? proofBy(before.pair, 'successor', [commitment]) : '';
  const fields = { ...facts, commitment, proof, retiredAt: '' };
  return { key: { id: keyId(fields), ...fields }, pair };
}

/**
 * For whom a key is wrapped: whoever held the one before it and still belongs, administrators unless it was taken from them,
 * whoever makes it, and recovery.
 */
export function recipients(team: Team, held: readonly Holding[]): { holder: string; box: string }[] {
  const wordOn = (id: string, box: string) => held.findLast((one) => one.holder === id && one.box === box)?.given;
  const wasTaken = (id: string) => held.findLast((one) => one.holder === id)?.given === false;
  const members = team
    .members()
    .filter(({ id, box, administrator }) => {
      if (id === team.me) return true;
      return wordOn(id, box) ?? (administrator && !wasTaken(id));
    })
    .map(({ id, box }) => ({ holder: id, box }));
  const recovery = team.recovery();
  return [...members, ...(recovery ? [{ holder: recoveryHolder, box: recovery.box }] : [])];
}

/** Wraps of a new key, and the words on those from whom the one before was taken. */
export async function wrapsFor(
  { key, pair }: MadeKey,
  team: Team,
  held: readonly Holding[],
  at: string,
): Promise<Wrap[]> {
  const wraps: Wrap[] = [];
  for (const to of recipients(team, held)) wraps.push(await giveTo(key, pair, to, team.me, at));
  const taken = held.filter(({ given, holder }) => !given && holder !== team.me);
  return [...wraps, ...taken.map((one) => takeFrom(key, pair, one, team.me, at))];
}
