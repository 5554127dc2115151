import { v7 } from 'uuid';
import { type InvitationView, JournalAddress } from '../../../preload/contract/volunteers.ts';
import { fingerprintOf } from '../../keys/fingerprint.ts';
import { type Invitation, readInvitation } from '../../keys/invitation.ts';
import { sealJoinRequest } from '../../keys/join-request.ts';
import { refusal } from '../../shared/refusal.ts';
import { atJournal } from './journals.ts';
import type { TeamRoom } from './team-room.ts';

export interface JoinOrder {
  readonly text: string;
  readonly connectionId: string;
  readonly name: string;
}

/** What an invitation says. Refusals: INVITATION_UNREADABLE, INVITATION_EXPIRED. */
export async function viewInvitation(room: TeamRoom, text: string): Promise<InvitationView> {
  const { invitation, address } = read(room, text);
  const { team, inviter, name, role, expiresAt, root, box, sign } = invitation;
  const theirs = await fingerprintOf(root, { box, sign });
  return { team, inviter, name, role, expiresAt: new Date(expiresAt).toISOString(), address, theirs };
}

/** Asks to join. Refusals: those of reading it, ALREADY_IN_TEAM, and those of the journal. */
export async function join(room: TeamRoom, { text, connectionId, name }: JoinOrder): Promise<void> {
  const standing = room.team()?.standing.kind;
  if (standing !== undefined && standing !== 'founding') throw refusal('ALREADY_IN_TEAM');
  const { invitation, address } = read(room, text);
  const { teamId, root, team, id, secret, box, sign, inviter, expiresAt } = invitation;
  const askedAt = room.now();
  const person = { id: room.me, name, ...(await room.publicKeys()) };
  const body = { team: teamId, invitation: id, person, at: askedAt };
  const sealed = await sealJoinRequest(body, secret, room.identity(), box);
  const request = v7();
  const place = { connectionId, database: address.journal };
  await atJournal(room.journals, place, (journal) => journal.addJoinRequest({ id: request, sealed }));
  if (standing) room.forget();
  room.keep({
    ...{ id: teamId, name: team, root, ...place },
    standing: {
      ...{ kind: 'awaiting-admission', name, request, inviter: { name: inviter, box, sign }, askedAt, gone: false },
      expiresAt: new Date(expiresAt).toISOString(),
    },
  });
}

function read(room: TeamRoom, text: string): { invitation: Invitation; address: JournalAddress } {
  const invitation = readInvitation(text);
  const address = JournalAddress.safeParse(invitation?.address);
  if (!invitation || !address.success) throw refusal('INVITATION_UNREADABLE');
  if (invitation.expiresAt <= Date.parse(room.now())) throw refusal('INVITATION_EXPIRED');
  return { invitation, address: address.data };
}
