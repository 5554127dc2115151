import type { Identity } from '../../keys/identity.ts';
import type { RecoverySet } from '../../keys/roster.ts';
import { nameIn } from './show-team.ts';
import type { TeamRoom } from './team-room.ts';

/** Somebody who belongs, with the box that what she may read is wrapped for. */
export interface KeyMember {
  readonly id: string;
  readonly name: string;
  readonly box: string;
  readonly administrator: boolean;
}

/** The team for whoever wraps keys: all of it as the verified chain says, so that nobody is given a key by a forged word. */
export function teamForKeys(room: TeamRoom) {
  const rosterOf = () => (room.team()?.standing.kind === 'member' ? room.chain()?.roster : undefined);
  return {
    me: room.me,
    standing: (): 'team' | 'alone' => (rosterOf() ? 'team' : 'alone'),
    members: (): KeyMember[] =>
      [...(rosterOf()?.members.values() ?? [])].map(({ id, name, box, role }) => ({
        ...{ id, name, box, administrator: role === 'administrator' },
      })),
    /** Of who belongs or belonged. */
    nameOf(volunteer: string): string | undefined {
      const chain = room.chain();
      return chain && nameIn(chain, volunteer);
    },
    /** Ours; undefined where there never was a team. What was wrapped for somebody who was removed she can still open. */
    identity: (): Identity | undefined => (room.team() ? room.identity() : undefined),
    recovery: (): Pick<RecoverySet, 'box' | 'madeAt' | 'lastRehearsalAt'> | undefined => rosterOf()?.recovery,
    news: room.news,
  };
}
