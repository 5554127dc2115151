import type { Journal } from '../../database/journal/journal.ts';
import type { Chain } from '../../keys/chain.ts';
import { type FormerMember, knownBefore } from '../../keys/roster.ts';
import type { Person } from '../../keys/statement.ts';
import { refusal } from '../../shared/refusal.ts';
import { appendStatement, type Intent } from './append-statement.ts';
import { atJournal } from './journals.ts';
import { requireAdministrator } from './require-administrator.ts';
import type { StoredRequest } from './store.ts';
import type { TeamRoom } from './team-room.ts';

/**
 * Admits who used an invitation, with every key there was. Refusals: REQUEST_UNKNOWN, INVITATION_EXPIRED, ALREADY_MEMBER,
 * FORMER_VOLUNTEER, and those of every statement.
 */
export async function approve(room: TeamRoom, invitation: string, again: boolean): Promise<void> {
  const { team } = room.member();
  const request = requestOf(room, invitation);
  await atJournal(room.journals, team, async (journal) => {
    await appendStatement(room, journal, (chain) => admission(room, chain, request, again));
    await done(room, journal, request);
  });
}

/** The invitation is spent: she may be invited again. Refusals: NO_TEAM, REQUEST_UNKNOWN, and those of the journal. */
export async function refuse(room: TeamRoom, invitation: string): Promise<void> {
  const { team } = room.member();
  const request = requestOf(room, invitation);
  await atJournal(room.journals, team, (journal) => done(room, journal, request));
}

function requestOf(room: TeamRoom, invitation: string): StoredRequest {
  const found = room.store.requests().find((request) => request.invitation === invitation);
  if (!found) throw refusal('REQUEST_UNKNOWN');
  return found;
}

function admission(room: TeamRoom, chain: Chain, request: StoredRequest, again: boolean): Intent | undefined {
  requireAdministrator(room, chain);
  const { person } = request;
  const member = chain.roster.members.get(person.id);
  // It was done, and its answer was lost on the way.
  if (member?.box === person.box && member.sign === person.sign) return undefined;
  if (member) throw refusal('ALREADY_MEMBER');
  const invitation = room.store.invitations().find(({ id }) => id === request.invitation);
  if (!invitation) throw refusal('REQUEST_UNKNOWN');
  if (Date.parse(invitation.expiresAt) <= Date.parse(room.now())) throw refusal('INVITATION_EXPIRED');
  const former = formerOf(chain, person);
  if (former && !again) throw refusal('FORMER_VOLUNTEER', former);
  const { role } = invitation;
  return {
    deed: { kind: 'add', person, role, ...(former ? { again: true } : {}) },
    allKeysFor: person.box,
  };
}

/** Who this person was, where she or her laptop was in the team before; as the screen tells it. */
export function formerOf({ roster }: Chain, person: Person) {
  const found = [...roster.former.values()].find((other) =>
    knownBefore({ ...roster, former: new Map([[other.id, other]]) }, person),
  );
  return found && viewFormer(found, (id) => (roster.members.get(id) ?? roster.former.get(id))?.name);
}

/** Somebody who left, with the name of who removed her. */
export function viewFormer({ id, name, leftAt, removedBy }: FormerMember, nameOf: (id: string) => string | undefined) {
  const by = removedBy && nameOf(removedBy);
  return { id, name, leftAt, ...(by ? { removedBy: by } : {}) };
}

async function done(room: TeamRoom, journal: Journal, { id, invitation }: StoredRequest): Promise<void> {
  await journal.removeJoinRequest(id);
  room.store.dropInvitation(invitation);
  room.news.tell();
}
