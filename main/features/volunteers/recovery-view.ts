import type { Recovery } from '../../../preload/contract/volunteers.ts';
import type { RecoverySet, Roster } from '../../keys/roster.ts';

/** A rehearsal is good for a year: people move, and paper is lost. */
const rehearsalDays = 365;

/** The recovery set as the screen tells it, with why new parts should be made, or the old ones rehearsed. */
export function recoveryView({ members }: Roster, recovery: RecoverySet, now: string): Recovery {
  const { set, needed, madeAt, lastRehearsalAt, used } = recovery;
  const holders = recovery.holders.map(({ index, name, volunteer }) => ({
    ...{ index, name, left: volunteer !== undefined && !members.has(volunteer) },
    ...(volunteer === undefined ? {} : { volunteer }),
  }));
  const since = Date.parse(now) - Date.parse(lastRehearsalAt ?? madeAt);
  const old = lastRehearsalAt === undefined || since > rehearsalDays * 86_400_000;
  const renew = holders.some(({ left }) => left) ? 'holder-left' : used ? 'used' : old ? 'rehearse' : undefined;
  return {
    ...{ set, needed, holders, madeAt },
    ...(lastRehearsalAt === undefined ? {} : { lastRehearsalAt }),
    ...(renew ? { renew } : {}),
  };
}
