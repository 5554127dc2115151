import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import type { StorageFamily } from '../../../../preload/contract/schema-mapping.ts';
import { digestOf, withoutScheme } from '../../../shared/recognise-storage.ts';
import { bcryptCost, highestCost } from './bcrypt-cost.ts';
import { blocklistCandidates, blocklistWords, type Candidates } from './blocklist-candidates.ts';
import type { Dictionaries } from './dictionaries/dictionaries.ts';
import { type DigestIndex, digest, digestIndex, isUnsalted, type UnsaltedFamily } from './digest-index.ts';
import type { Identity } from './identity.ts';
import { identityCandidates } from './identity-candidates.ts';

export interface Opened {
  /** The password itself: it never leaves the worker. */
  readonly found?: string;
  /** Candidates tried; 0 for a family or a cost that is not tried. */
  readonly guesses: number;
}

/** Leaves one core to the rest of the application; bcrypt's own pool has four threads. */
const lanes = Math.max(1, Math.min(4, availableParallelism() - 1));

/** The two lists in turn, since neither is known to be the better guess; each candidate once. */
function* inTurn(first: Iterable<string>, second: Iterable<string>): Generator<string, void, void> {
  const tried = new Set<string>();
  const sources = [Iterator.from(first), Iterator.from(second)];
  while (sources.length > 0) {
    for (const source of [...sources]) {
      const next = source.next();
      if (next.done) sources.splice(sources.indexOf(source), 1);
      else if (!tried.has(next.value)) yield next.value;
      if (!next.done) tried.add(next.value);
    }
  }
}

async function openBcrypt(
  stored: string,
  candidates: Iterable<string>,
  most: number,
  signal?: AbortSignal,
): Promise<Opened> {
  const cost = bcryptCost(stored);
  if (cost === undefined || cost > highestCost) return { guesses: 0 };
  const portable = `$2b${stored.slice(3)}`;
  const source = Iterator.from(candidates).take(most);
  let guesses = 0;
  while (true) {
    signal?.throwIfAborted();
    const batch = nextOf(source, lanes);
    if (batch.length === 0) return { guesses };
    const fits = await Promise.all(batch.map((candidate) => bcrypt.compare(candidate, portable)));
    guesses += batch.length;
    const found = batch[fits.indexOf(true)];
    if (found !== undefined) return { found, guesses };
  }
}

function nextOf(source: Iterator<string>, count: number): string[] {
  const batch: string[] = [];
  while (batch.length < count) {
    const next = source.next();
    if (next.done) break;
    batch.push(next.value);
  }
  return batch;
}

function openUnsalted(family: UnsaltedFamily, stored: string, identity: Identity, index: DigestIndex): Opened {
  const hex = digestOf(stored);
  if (hex === undefined) return { guesses: 0 };
  const wanted = Buffer.from(hex, 'hex').toString('latin1');
  const listed = index.find(wanted);
  if (listed !== undefined) return { found: listed, guesses: index.size };
  let guesses = index.size;
  for (const candidate of identityCandidates(identity)) {
    guesses++;
    if (digest(family, candidate) === wanted) return { found: candidate, guesses };
  }
  return { guesses };
}

/** What is made of the lists to try hashes with: the words, and one index a family, for as long as the lists live. */
interface Keyring {
  readonly candidates: Candidates;
  readonly words: readonly string[];
  readonly indexes: Map<UnsaltedFamily, DigestIndex>;
}
const keyrings = new WeakMap<Dictionaries, Keyring>();

function keyringOf(dictionaries: Dictionaries): Keyring {
  let keyring = keyrings.get(dictionaries);
  if (!keyring) {
    keyring = {
      candidates: blocklistCandidates(dictionaries),
      words: blocklistWords(dictionaries),
      indexes: new Map(),
    };
    keyrings.set(dictionaries, keyring);
  }
  return keyring;
}

function indexOf(family: UnsaltedFamily, { candidates, indexes }: Keyring): DigestIndex {
  const index = indexes.get(family) ?? digestIndex(family, candidates);
  indexes.set(family, index);
  return index;
}

/**
 * Tries a hash: an unsalted one against the whole lists and what the holder's identity suggests, bcrypt against at most
 * `slowGuesses` candidates of both in turn, other families and absurd costs not at all. The first hash of an unsalted family
 * builds its index (about a second). Throws the signal's reason when it aborts.
 */
export async function openHash(
  family: StorageFamily,
  stored: string,
  identity: Identity,
  dictionaries: Dictionaries,
  slowGuesses: number,
  signal?: AbortSignal,
): Promise<Opened> {
  signal?.throwIfAborted();
  const keyring = keyringOf(dictionaries);
  if (isUnsalted(family)) return openUnsalted(family, stored, identity, indexOf(family, keyring));
  if (family !== 'bcrypt') return { guesses: 0 };
  return openBcrypt(withoutScheme(stored), inTurn(identityCandidates(identity), keyring.words), slowGuesses, signal);
}
