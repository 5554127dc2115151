import type { Identity } from '../../../keys/identity.ts';
import { refusal } from '../../../shared/refusal.ts';
import type { MayContract } from './data-keys.ts';
import type { DataKeysDeps } from './deps.ts';
import { holdingsOf, recoveryHolder } from './holders.ts';
import type { KeyBook, KnownKey, Rehearsal } from './key-book.ts';
import { commitmentTo, isProofBy, type KeyPair, proofBy, unwrapPair } from './key-pair.ts';
import { demonstration } from './mend-holders.ts';
import type { KeyOpener } from './open-keys.ts';

/** A rehearsal is good for a year: people move, and paper is lost. */
const goodFor = 365 * 86_400_000;

type Room = { readonly book: KeyBook; readonly opener: KeyOpener; readonly deps: Pick<DataKeysDeps, 'team' | 'clock'> };
const words = ({ key, box, at, by }: Omit<Rehearsal, 'proof'>) => [key, box, at, by];

/**
 * Opens every key in use with the recovery identity, and answers with the deed that records it, once the rehearsal is stated.
 * Refuses COLUMN_KEYS_NOT_RECOVERED, naming the columns whose key it does not give back.
 */
export async function rehearseKeys({ book, deps }: Room, recovery: Identity, box: string): Promise<() => void> {
  const { team, clock } = deps;
  const opened: { key: KnownKey; pair: KeyPair }[] = [];
  const lost = new Set<string>();
  for (const key of book.all()) {
    if (key.source === demonstration || key.retiredAt !== '') continue;
    const pair = await recovered(book, key, recovery, box);
    if (pair) opened.push({ key, pair });
    else lost.add(`${key.table}.${key.column}`);
  }
  if (lost.size > 0) throw refusal('COLUMN_KEYS_NOT_RECOVERED', { columns: [...lost] });
  return () => {
    const at = clock().toISOString();
    book.together(() => {
      for (const { key, pair } of opened) {
        const said = { key: key.id, box, at, by: team.me };
        book.keepRehearsal({ ...said, proof: proofBy(pair, 'rehearsal', words(said)) });
      }
    });
  };
}

async function recovered(book: KeyBook, key: KnownKey, recovery: Identity, box: string): Promise<KeyPair | undefined> {
  for (const wrap of book.wraps(key.id)) {
    if (wrap.holder !== recoveryHolder || wrap.box !== box || wrap.wrapped === '') continue;
    const pair = await unwrapPair(wrap.wrapped, recovery);
    if (pair && commitmentTo(key, pair) === key.commitment) return pair;
  }
  return undefined;
}

/**
 * Whether the clear value may go: each key that a ciphertext of the column may need was opened by the recovery identity of
 * today, after it was wrapped for it, and less than a year ago.
 */
export async function mayContract(room: Room, keys: readonly KnownKey[]): Promise<MayContract> {
  const { team, clock } = room.deps;
  if (keys[0]?.source === demonstration) return 'yes';
  const recovery = team.recovery();
  if (!recovery || keys.length === 0) return 'no-recovery';
  const since = clock().getTime() - goodFor;
  if (recovery.lastRehearsalAt === undefined || Date.parse(recovery.lastRehearsalAt) <= since) return 'not-rehearsed';
  for (const key of keys) if (!(await wasRehearsed(room, key, recovery.box, since))) return 'not-rehearsed';
  return 'yes';
}

async function wasRehearsed({ book, opener }: Room, key: KnownKey, box: string, since: number): Promise<boolean> {
  const pair = await opener.open(key);
  if (!pair) return false;
  const wrapped = holdingsOf(book.wraps(key.id), pair).find((one) => one.holder === recoveryHolder && one.box === box);
  if (!wrapped?.given) return false;
  const after = Math.max(since, Date.parse(key.madeAt), Date.parse(wrapped.since));
  return book
    .rehearsals(key.id)
    .some(
      ({ proof, ...said }) =>
        said.box === box && Date.parse(said.at) > after && isProofBy(pair, 'rehearsal', words(said), proof),
    );
}
