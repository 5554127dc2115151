import type { Role } from '../../../preload/contract/volunteers.ts';
import type { Journal } from '../../database/journal/journal.ts';
import type { Chain } from '../../keys/chain.ts';
import { isLastAdministrator } from '../../keys/roster.ts';
import { nextEpochOf } from '../../keys/write-statement.ts';
import { refusal } from '../../shared/refusal.ts';
import { appendStatement, type Intent } from './append-statement.ts';
import { atJournal } from './journals.ts';
import { requireAdministrator } from './require-administrator.ts';
import type { TeamRoom } from './team-room.ts';

/**
 * Removes a volunteer: what follows is sealed under a new key, wrapped for those who remain. To remove oneself is to leave.
 * Refusals: VOLUNTEER_UNKNOWN, LAST_ADMINISTRATOR, and those of every statement.
 */
export function remove(room: TeamRoom, volunteer: string): Promise<void> {
  if (volunteer === room.me) return leave(room);
  return state(room, (chain) => {
    requireAdministrator(room, chain);
    if (chain.roster.former.has(volunteer)) return undefined;
    requireMember(chain, volunteer);
    const { next, key } = nextEpochOf(chain);
    return { deed: { kind: 'remove', volunteer, next }, newKey: { epoch: next.epoch, key } };
  });
}

/** Refusals: LAST_ADMINISTRATOR, and those of every statement. The key changes at an administrator's next contact. */
export function leave(room: TeamRoom): Promise<void> {
  return state(room, (chain) => {
    if (isLastAdministrator(chain.roster, room.me)) throw refusal('LAST_ADMINISTRATOR');
    return { deed: { kind: 'leave' } };
  });
}

/** Refusals: VOLUNTEER_UNKNOWN, LAST_ADMINISTRATOR, and those of every statement. */
export function setRole(room: TeamRoom, volunteer: string, role: Role): Promise<void> {
  return state(room, (chain) => {
    requireAdministrator(room, chain);
    const member = requireMember(chain, volunteer);
    if (member.role === role) return undefined;
    if (role === 'member' && isLastAdministrator(chain.roster, volunteer)) throw refusal('LAST_ADMINISTRATOR');
    return { deed: { kind: 'role', volunteer, role } };
  });
}

/** Changes the key after somebody left; whichever administrator comes first does it. */
export function rotateIfDue(room: TeamRoom, journal: Journal): Promise<void> {
  return appendStatement(room, journal, (chain) => {
    if (!chain.roster.rotationDue || chain.roster.members.get(room.me)?.role !== 'administrator') return undefined;
    const { next, key } = nextEpochOf(chain);
    return { deed: { kind: 'rotate', next }, newKey: { epoch: next.epoch, key } };
  });
}

function state(room: TeamRoom, intend: (chain: Chain) => Intent | undefined): Promise<void> {
  const { team } = room.member();
  return atJournal(room.journals, team, (journal) => appendStatement(room, journal, intend));
}

function requireMember({ roster }: Chain, volunteer: string) {
  const member = roster.members.get(volunteer);
  if (!member) throw refusal('VOLUNTEER_UNKNOWN');
  return member;
}
