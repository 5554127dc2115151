import type { Profile } from '../../../preload/contract/connections.ts';
import type { InvitationView, Role, Share, TeamState } from '../../../preload/contract/volunteers.ts';
import type { Journal } from '../../database/journal/journal.ts';
import { volunteerSql } from '../../database/journal/journal-sql.ts';
import { readShare } from '../../keys/shares.ts';
import type { Refreshed, Team } from '../../keys/team.ts';
import type { ShellPowers } from '../../shared/powers.ts';
import { refusal } from '../../shared/refusal.ts';
import { approve, refuse } from './admit.ts';
import { leave, remove, setRole } from './change-roster.ts';
import { teamForKeys } from './for-keys.ts';
import { type FoundingOrder, found, installationSql } from './found-team.ts';
import { type InvitationOrder, invitationOf, invite, withdraw } from './invite.ts';
import { type JoinOrder, join, viewInvitation } from './join-team.ts';
import { addressOf } from './journal-address.ts';
import { openRecoveryShares, type SharesOrder } from './recovery-shares.ts';
import { type AlsoRehearse, rehearse } from './rehearse.ts';
import { type RestoreOrder, restore } from './restore-team.ts';
import { saveInvitation } from './save-invitation.ts';
import { rememberedFingerprints, showTeam } from './show-team.ts';
import { openTeamContact, teamForSync, teamOf } from './team-for-sync.ts';
import { openTeamRoom, type TeamRoomDeps } from './team-room.ts';

export interface VolunteersDeps extends TeamRoomDeps {
  /** Refuses CONNECTION_UNKNOWN. */
  readonly profile: (connectionId: string) => Profile;
  readonly shell: Pick<ShellPowers, 'chooseSaveTarget' | 'abandonSaveTarget'>;
  /** Told of who was admitted or removed here. */
  readonly enter?: (entry: { what: 'volunteer-admitted' | 'volunteer-removed'; subject: string }) => unknown;
  /** What else the recovery identity must open before a rehearsal is stated. */
  readonly alsoRehearse?: AlsoRehearse;
}

export interface Volunteers {
  state(): Promise<TeamState>;
  watch(signal?: AbortSignal): AsyncGenerator<TeamState, void, void>;
  journalSql(connectionId: string, database: string): { statements: string[] };
  rightsSql(database: string, user: string, host: string): { statements: string[] };
  found(order: FoundingOrder): Promise<void>;
  setPlace(connectionId: string, database: string): Promise<void>;
  invite(order: InvitationOrder): Promise<{ id: string; code: string; expiresAt: string }>;
  invitationCode(id: string): { code: string };
  saveInvitation(id: string, locale: 'fr' | 'en'): Promise<{ saved: boolean; download?: string }>;
  withdrawInvitation(id: string): void;
  readInvitation(text: string): Promise<InvitationView>;
  join(order: JoinOrder): Promise<void>;
  forgetTeam(): Promise<void>;
  approve(invitation: string, again: boolean): Promise<void>;
  refuse(invitation: string): Promise<void>;
  remove(volunteer: string): Promise<void>;
  leave(): Promise<void>;
  setRole(volunteer: string, role: Role): Promise<void>;
  makeShares(order: SharesOrder): Promise<{ set: string; shares: Share[] }>;
  keepShares(set: string, share: string): Promise<void>;
  dropShares(): void;
  checkShare(share: string): { set: string; index: number; needed: number; of: number };
  rehearse(shares: readonly string[]): Promise<{ restored: true; withOneFewer: 'nothing' }>;
  restore(order: RestoreOrder): Promise<void>;
  /** The team as it is known now, for whoever seals and opens edits; undefined where there is none. */
  team(): Team | undefined;
  /** To be called at each contact with the journal. */
  refresh(journal: Journal): Promise<Refreshed | undefined>;
  readonly forSync: ReturnType<typeof teamForSync>;
  readonly forKeys: ReturnType<typeof teamForKeys>;
  /** Ends what follows the state, and forgets parts that were not kept. */
  close(): void;
}

/** Who belongs to the team, by a chain of statements that each laptop verifies for itself, and the keys that it proves. */
export function openVolunteers(deps: VolunteersDeps): Volunteers {
  const room = openTeamRoom(deps);
  const fingerprints = rememberedFingerprints();
  const shares = openRecoveryShares(room);
  const contact = openTeamContact(room);
  const state = () => showTeam(room, fingerprints);
  const forSync = teamForSync(room, contact);
  const addressed = (connectionId: string, database: string) => addressOf(deps.profile(connectionId), database);

  return {
    state,
    async *watch(signal) {
      for await (const _ of room.news.follow(() => undefined, signal)) yield await state();
    },
    journalSql(connectionId, database) {
      addressed(connectionId, database);
      return { statements: installationSql(database) };
    },
    rightsSql: (database, user, host) => ({
      statements: volunteerSql(database, { user, host }).map(({ sql }) => `${sql};`),
    }),
    found: (order) => room.inTurn(() => found(room, order)),
    setPlace: (connectionId, database) =>
      room.inTurn(async () => {
        const team = room.team();
        if (!team) throw refusal('NO_TEAM');
        addressed(connectionId, database);
        room.keep({ ...team, connectionId, database });
      }),
    async invite(order) {
      const { team } = room.member();
      const { id, code, expiresAt } = await invite(room, addressed(team.connectionId, team.database), order);
      return { id, code, expiresAt };
    },
    invitationCode: (id) => ({ code: invitationOf(room, id).code }),
    saveInvitation: (id, locale) => saveInvitation(room, deps.shell, id, locale),
    withdrawInvitation: (id) => withdraw(room, id),
    readInvitation: (text) => viewInvitation(room, text),
    join: (order) => room.inTurn(() => join(room, order)),
    forgetTeam: () =>
      room.inTurn(async () => {
        if (room.team()?.standing.kind === 'member') throw refusal('STILL_IN_TEAM');
        room.forget();
      }),
    async approve(invitation, again) {
      const asked = room.store.requests().find((request) => request.invitation === invitation);
      await room.inTurn(() => approve(room, invitation, again));
      deps.enter?.({ what: 'volunteer-admitted', subject: asked?.person.name ?? '' });
    },
    refuse: (invitation) => room.inTurn(() => refuse(room, invitation)),
    async remove(volunteer) {
      await room.inTurn(() => remove(room, volunteer));
      deps.enter?.({ what: 'volunteer-removed', subject: forSync.nameOf(volunteer) ?? '' });
    },
    leave: () => room.inTurn(() => leave(room)),
    setRole: (volunteer, role) => room.inTurn(() => setRole(room, volunteer, role)),
    makeShares: shares.make,
    keepShares: (set, share) => room.inTurn(() => shares.keep(set, share)),
    dropShares: shares.drop,
    checkShare(text) {
      const share = readShare(text);
      if (!share) throw refusal('SHARE_UNREADABLE', { at: 0 });
      const { set, index, needed, of } = share;
      return { set, index, needed, of };
    },
    async rehearse(texts) {
      await room.inTurn(() => rehearse(room, texts, deps.alsoRehearse));
      return { restored: true, withOneFewer: 'nothing' };
    },
    restore: (order) => room.inTurn(() => restore(room, order)),
    team: () => teamOf(room),
    refresh: contact,
    forSync,
    forKeys: teamForKeys(room),
    close() {
      shares.drop();
      room.close();
    },
  };
}
