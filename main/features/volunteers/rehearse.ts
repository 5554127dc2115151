import type { WrappedKey } from '../../database/journal/journal.ts';
import { type Chain, currentEpoch } from '../../keys/chain.ts';
import { commitmentTo, recipientLabel, unwrapKeys } from '../../keys/epoch-key.ts';
import type { Identity } from '../../keys/identity.ts';
import type { RecoverySet } from '../../keys/roster.ts';
import type { Share } from '../../keys/shares.ts';
import { refusal } from '../../shared/refusal.ts';
import { appendStatement } from './append-statement.ts';
import { atJournal } from './journals.ts';
import { identityOf, readShares } from './read-shares.ts';
import { requireAdministrator } from './require-administrator.ts';
import type { TeamRoom } from './team-room.ts';

/**
 * Opens with the recovery identity whatever else it must give back, or refuses; answers with what records it once the rehearsal
 * is stated.
 */
export type AlsoRehearse = (recovery: Identity, box: string) => Promise<() => void>;

/**
 * Proves on the journal's own rows that these parts give today's key of the team back, and that with any one of them left out
 * they open nothing; then states the date. Refusals: NO_RECOVERY, those of reading parts, SHARES_WRONG, those of statements and
 * of what else is rehearsed.
 */
export async function rehearse(room: TeamRoom, texts: readonly string[], also?: AlsoRehearse): Promise<void> {
  const { team, chain } = room.member();
  requireAdministrator(room, chain);
  const shares = readShares(texts, recoveryOf(chain).set);
  const enough = shares.slice(0, shares[0].needed);
  await atJournal(room.journals, team, async (journal) => {
    await appendStatement(room, journal, () => undefined);
    const now = room.member().chain;
    const { box, set } = recoveryOf(now);
    const rows = await journal.wrappedKeys(recipientLabel(box));
    const identity = await identityOf(shares);
    if (!identity || !(await opensTeam(now, rows, identity))) throw refusal('SHARES_WRONG');
    for (const left of enough)
      await provePowerless(
        now,
        rows,
        enough.filter((share) => share !== left),
      );
    const record = await also?.(identity, box);
    await appendStatement(room, journal, (latest) => {
      requireAdministrator(room, latest);
      if (recoveryOf(latest).set !== set) throw refusal('SHARE_OF_ANOTHER_SET', { at: 0, set: shares[0].set });
      return { deed: { kind: 'rehearsal', set } };
    });
    record?.();
  });
}

/** Refuses NO_RECOVERY. */
function recoveryOf({ roster }: Chain): RecoverySet {
  if (!roster.recovery) throw refusal('NO_RECOVERY');
  return roster.recovery;
}

async function opensTeam(chain: Chain, rows: readonly WrappedKey[], identity: Identity): Promise<boolean> {
  const epoch = currentEpoch(chain);
  const { team, commitments } = chain.roster;
  for (const { wrapped } of rows) {
    const key = (await unwrapKeys(wrapped, identity))?.keys.get(epoch);
    if (key && commitmentTo(team, epoch, key) === commitments[epoch - 1]) return true;
  }
  return false;
}

async function provePowerless(chain: Chain, rows: readonly WrappedKey[], tooFew: readonly Share[]): Promise<void> {
  const identity = await identityOf(tooFew);
  if (identity && (await opensTeam(chain, rows, identity)))
    throw new Error('Fewer parts than are needed opened the team: this set must not be trusted.');
}
