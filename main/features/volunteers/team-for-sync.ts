import { type Journal, JournalRefused } from '../../database/journal/journal.ts';
import { currentEpoch } from '../../keys/chain.ts';
import type { Refreshed, Team } from '../../keys/team.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import { rotateIfDue } from './change-roster.ts';
import { noticeGone, openRequestReader } from './join-requests.ts';
import { mendChain } from './mend-chain.ts';
import { readTeam } from './refresh.ts';
import { nameIn } from './show-team.ts';
import type { TeamRoom } from './team-room.ts';

/** The team as sync needs it; undefined where there is none. */
export function teamOf(room: TeamRoom): Team | undefined {
  const team = room.team();
  if (!team || team.standing.kind === 'founding') return undefined;
  const chain = room.chain();
  const roster = new Map<string, { name: string; belongs: boolean }>();
  for (const { id, name } of chain?.roster.former.values() ?? []) roster.set(id, { name, belongs: false });
  for (const { id, name } of chain?.roster.members.values() ?? []) roster.set(id, { name, belongs: true });
  return {
    ...{ teamId: team.id, name: team.name, connectionId: team.connectionId, database: team.database },
    ...{ me: room.me, roster, currentEpoch: chain ? currentEpoch(chain) : 0 },
    keyOf: (epoch) => room.chain()?.keys.get(epoch),
    state: team.standing.kind,
  };
}

/**
 * What sync calls at each contact: reads who belongs and which keys are new, receives requests to join, and changes the key
 * after somebody left. Undefined where there is no team.
 */
export function openTeamContact(room: TeamRoom) {
  const readRequests = openRequestReader(room);
  return (journal: Journal): Promise<Refreshed | undefined> =>
    room.inTurn(async () => {
      const refreshed = await readOrMend(room, journal);
      const team = room.team();
      if (!refreshed || !team || refreshed.altered) return refreshed;
      if (refreshed.state === 'awaiting-admission') await noticeGone(room, journal, team);
      const roster = room.chain()?.roster;
      if (refreshed.state !== 'member' || roster?.members.get(room.me)?.role !== 'administrator') return refreshed;
      const asked = await readRequests(journal);
      const rotated = roster.rotationDue && (await rotate(room, journal));
      return { ...refreshed, changed: refreshed.changed || asked || rotated };
    });
}

/** What the journal lost of the chain is put back by whichever member comes first. */
async function readOrMend(room: TeamRoom, journal: Journal): Promise<Refreshed | undefined> {
  const refreshed = await readTeam(room, journal);
  const chain = room.chain();
  if (refreshed?.altered?.kind !== 'shortened' || refreshed.state !== 'member' || !chain) return refreshed;
  const mended = await mendChain(room, journal, chain);
  const after = mended === 0 ? undefined : await readTeam(room, journal);
  return after ? { ...after, mended } : refreshed;
}

/** Another administrator who is quicker does as well. */
async function rotate(room: TeamRoom, journal: Journal): Promise<boolean> {
  try {
    await rotateIfDue(room, journal);
    return true;
  } catch (error) {
    if (isRefusal(error, 'TEAM_CHANGED')) return false;
    throw error;
  }
}

/**
 * The same, in the shape in which sync holds it. `refresh` is false when the chain was altered, JournalRefused when only a newer
 * application can follow it.
 */
export function teamForSync(room: TeamRoom, contact: ReturnType<typeof openTeamContact>) {
  return {
    get epoch() {
      const chain = room.chain();
      return chain ? currentEpoch(chain) : 0;
    },
    keyOf: (epoch: number) => room.chain()?.keys.get(epoch),
    standing(): Team['state'] | 'alone' {
      const kind = room.team()?.standing.kind ?? 'founding';
      return kind === 'founding' ? 'alone' : kind;
    },
    nameOf(volunteer: string): string | undefined {
      const chain = room.chain();
      return chain && nameIn(chain, volunteer);
    },
    /** Fails as CannotReach or JournalRefused. Refuses NO_TEAM. */
    async openJournal(signal: AbortSignal): Promise<Journal> {
      const team = room.team();
      if (!team) throw refusal('NO_TEAM');
      return room.journals.open(team.connectionId, team.database, signal);
    },
    async refresh(journal: Journal, signal: AbortSignal): Promise<boolean> {
      signal.throwIfAborted();
      const altered = (await contact(journal))?.altered;
      if (altered?.kind === 'newer') throw new JournalRefused('newer');
      return altered === undefined;
    },
    news: room.news,
  };
}
