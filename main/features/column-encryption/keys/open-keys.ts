import type { DataKeysDeps } from './deps.ts';
import { holdingsOf } from './holders.ts';
import type { KeyBook, KnownKey } from './key-book.ts';
import { commitmentTo, isProofBy, type KeyPair, unwrapPair } from './key-pair.ts';

export type KeyOpener = ReturnType<typeof openKeyOpener>;

/** Opens keys that are ours to read. What is opened stays in this closure's memory, as our identity does, until `close`. */
export function openKeyOpener(book: KeyBook, { team, log }: Pick<DataKeysDeps, 'team' | 'log'>) {
  const opened = new Map<string, KeyPair>();
  /** Wraps for us that hold another thing than the key they are filed under: moved from elsewhere, or forged. */
  const wrong = new Map<string, KnownKey>();

  const isTheKey = (key: KnownKey, pair: KeyPair) => commitmentTo(key, pair) === key.commitment;

  const isTakenFromUs = (key: KnownKey, pair: KeyPair) =>
    holdingsOf(book.wraps(key.id), pair).findLast(({ holder }) => holder === team.me)?.given === false;

  async function unwrap(key: KnownKey): Promise<KeyPair | undefined> {
    const identity = team.identity();
    if (!identity) return undefined;
    for (const { id, holder, wrapped } of book.wraps(key.id)) {
      if (holder !== team.me || wrapped === '') continue;
      const pair = await unwrapPair(wrapped, identity);
      if (pair && isTheKey(key, pair)) return pair;
      if (!wrong.has(id))
        log.warn({ plan: key.plan, number: key.number }, 'a wrapped column key is not the one it claims');
      wrong.set(id, key);
    }
    return undefined;
  }

  return {
    /** Undefined where it is not wrapped for us, or what is wrapped is not it. */
    async open(key: KnownKey): Promise<KeyPair | undefined> {
      if (key.own) return isTheKey(key, key.own) ? key.own : undefined;
      const pair = opened.get(key.id) ?? (await unwrap(key));
      if (!pair) return undefined;
      opened.set(key.id, pair);
      return isTakenFromUs(key, pair) ? undefined : pair;
    },
    /** Whether a key was made by somebody who held the one before it; true where we cannot tell, for lack of that one. */
    async isLawful(key: KnownKey): Promise<boolean> {
      if (key.after === 0) return key.root === key.number;
      const before = book.of(key.plan).find(({ number, root }) => number === key.after && root === key.root);
      const [pair, former] = [await this.open(key), before && (await this.open(before))];
      if (!pair || !former) return true;
      const sameIndex = Buffer.compare(pair.index, former.index) === 0;
      return sameIndex && isProofBy(former, 'successor', [key.commitment], key.proof);
    },
    wrongIn: (plan: string) =>
      [...wrong].filter(([id, key]) => key.plan === plan && book.wraps(key.id).some((wrap) => wrap.id === id)).length,
    close() {
      for (const { key, index } of opened.values()) {
        key.fill(0);
        index.fill(0);
      }
      opened.clear();
    },
  };
}
