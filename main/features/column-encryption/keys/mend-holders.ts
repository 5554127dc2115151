import type { DataKeysDeps } from './deps.ts';
import { giveTo, holdingsOf, recoveryHolder } from './holders.ts';
import type { KeyBook, KnownKey, Wrap } from './key-book.ts';
import type { KeyPair } from './key-pair.ts';
import { wrapsFor } from './make-key.ts';
import type { KeyOpener } from './open-keys.ts';

/** Keys of the demonstration are worth nothing: they stay in the vault that made them. */
export const demonstration = 'demonstration';

/**
 * What whoever holds a key owes to those who may read it: administrators who came since, a new recovery secret, and the whole
 * team where the vault was alone when it made the key. Says how many were given.
 */
export async function mendHolders(
  book: KeyBook,
  opener: KeyOpener,
  { team, clock }: Pick<DataKeysDeps, 'team' | 'clock'>,
): Promise<number> {
  if (team.standing() === 'alone') return 0;
  let given = 0;
  for (const key of book.all()) {
    if (key.source === demonstration || key.retiredAt !== '') continue;
    const wraps = key.own ? await share(key, key.own) : await complete(key);
    given += wraps;
  }
  return given;

  async function share(key: KnownKey, pair: KeyPair): Promise<number> {
    const wraps = await wrapsFor({ key, pair }, team, [], clock().toISOString());
    book.together(() => {
      book.share(key);
      for (const wrap of wraps) book.keepWrap(wrap);
    });
    const { own: _, ...shared } = key;
    // Ours only goes once what was wrapped for us gives it back.
    if (await opener.open(shared)) book.own.drop(key.id);
    return wraps.length;
  }

  async function complete(key: KnownKey): Promise<number> {
    const pair = await opener.open(key);
    if (!pair || !(await opener.isLawful(key))) return 0;
    const wraps: Wrap[] = [];
    for (const to of lacking(key, pair)) wraps.push(await giveTo(key, pair, to, team.me, clock().toISOString()));
    if (wraps.length === 0) return 0;
    book.together(() => {
      for (const wrap of wraps) book.keepWrap(wrap);
    });
    return wraps.length;
  }

  function lacking(key: KnownKey, pair: KeyPair): { holder: string; box: string }[] {
    const held = holdingsOf(book.wraps(key.id), pair);
    const has = (holder: string, box: string) => held.some((one) => one.holder === holder && one.box === box);
    const wasTaken = (holder: string) => held.findLast((one) => one.holder === holder)?.given === false;
    const recovery = team.recovery();
    return [
      ...team
        .members()
        .filter(({ id, box, administrator }) => administrator && !has(id, box) && !wasTaken(id))
        .map(({ id, box }) => ({ holder: id, box })),
      ...(recovery && !has(recoveryHolder, recovery.box) ? [{ holder: recoveryHolder, box: recovery.box }] : []),
    ];
  }
}
