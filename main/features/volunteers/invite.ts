import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { JournalAddress, Role } from '../../../preload/contract/volunteers.ts';
import { secretLength, writeInvitation } from '../../keys/invitation.ts';
import { refusal } from '../../shared/refusal.ts';
import type { StoredInvitation } from './store.ts';
import type { TeamRoom } from './team-room.ts';

export interface InvitationOrder {
  readonly name: string;
  readonly role: Role;
  readonly days: number;
}

/** Makes an invitation; nothing is sent. Refusals: NO_TEAM, NOT_ADMINISTRATOR. */
export async function invite(
  room: TeamRoom,
  address: JournalAddress,
  order: InvitationOrder,
): Promise<StoredInvitation> {
  const { team, chain } = room.member();
  const me = chain.roster.members.get(room.me);
  if (me?.role !== 'administrator') throw refusal('NOT_ADMINISTRATOR');
  const madeAt = room.now();
  // The code counts in seconds.
  const expiresAt = Math.floor(Date.parse(madeAt) / 1_000 + order.days * 86_400) * 1_000;
  const { name, role } = order;
  const id = v7();
  const secret = randomBytes(secretLength);
  const code = writeInvitation({
    ...{ id, teamId: team.id, root: team.root, secret, expiresAt, box: me.box, sign: me.sign },
    ...{ team: chain.roster.name, inviter: me.name, name, role, address },
  });
  const made = { id, name, role, secret, code, madeAt, expiresAt: new Date(expiresAt).toISOString() };
  room.store.addInvitation(made);
  room.news.tell();
  return made;
}

/** Refuses INVITATION_UNKNOWN. */
export function invitationOf(room: TeamRoom, id: string): StoredInvitation {
  const found = room.store.invitations().find((invitation) => invitation.id === id);
  if (!found) throw refusal('INVITATION_UNKNOWN');
  return found;
}

/** Refuses INVITATION_UNKNOWN. A request that comes by it afterwards is removed unread. */
export function withdraw(room: TeamRoom, id: string): void {
  if (!room.store.dropInvitation(id)) throw refusal('INVITATION_UNKNOWN');
  room.news.tell();
}
