import type { Journal } from '../../database/journal/journal.ts';
import { openJoinRequest } from '../../keys/join-request.ts';
import type { StoredTeam } from './store.ts';
import type { TeamRoom } from './team-room.ts';

/** Anybody who may write to the journal can add requests: no more than so many are opened at a contact. */
const mostOpened = 100;

/**
 * Reads requests made by invitations of this laptop. Those that are proved are kept to be answered; those of an invitation
 * that is spent, withdrawn or expired are removed. Those for other administrators stay as they are.
 */
export function openRequestReader(room: TeamRoom) {
  /** Ids of requests that are not for us, so as not to try them again at each contact. */
  const others = new Set<string>();

  return async function readRequests(journal: Journal): Promise<boolean> {
    let changed = dropExpired(room);
    const kept = new Set(room.store.requests().map(({ id }) => id));
    const fresh = (await journal.joinRequests()).filter(({ id }) => !others.has(id) && !kept.has(id));
    for (const { id, sealed } of fresh.slice(0, mostOpened)) {
      const opened = await openJoinRequest(sealed, room.identity());
      if (!opened || opened.body.team !== room.team()?.id) {
        others.add(id);
        continue;
      }
      const { body } = opened;
      const invitation = room.store.invitations().find((made) => made.id === body.invitation);
      if (!invitation || !opened.isProvedBy(invitation.secret)) {
        others.add(id);
        if (!invitation) await journal.removeJoinRequest(id);
        continue;
      }
      const before = room.store.requests().find((request) => request.invitation === invitation.id);
      // An invitation is worth one person. The same one may have asked twice.
      if (before && (before.person.box !== body.person.box || before.person.sign !== body.person.sign)) {
        others.add(id);
        continue;
      }
      room.store.putRequest({ invitation: invitation.id, id, person: body.person, askedAt: body.at });
      changed = true;
    }
    if (changed) room.news.tell();
    return changed;
  };
}

/** Whether the request of this laptop still stands in the journal; it is told once. */
export async function noticeGone(room: TeamRoom, journal: Journal, team: StoredTeam): Promise<void> {
  const { standing } = team;
  if (standing.kind !== 'awaiting-admission') return;
  const gone = !(await journal.joinRequests()).some(({ id }) => id === standing.request);
  if (gone !== standing.gone) room.keep({ ...team, standing: { ...standing, gone } });
}

/** Invitations past their date, unless somebody asked in time: she is answered by hand. */
function dropExpired({ store, now }: TeamRoom): boolean {
  const asked = new Set(store.requests().map(({ invitation }) => invitation));
  const week = 7 * 86_400_000;
  const dead = store
    .invitations()
    .filter(({ id, expiresAt }) => !asked.has(id) && Date.parse(expiresAt) + week < Date.parse(now()));
  for (const { id } of dead) store.dropInvitation(id);
  return dead.length > 0;
}
