import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../preload/contract/index.ts';
import type { ConflictView, HistoryEntry, SyncStatus } from '../../preload/contract/sync.ts';
import type { InvitationView, Share, TeamState } from '../../preload/contract/volunteers.ts';

/** What the fake application says of sharing. */
export interface FakeSharing {
  sync: SyncStatus;
  conflicts: ConflictView[];
  history: HistoryEntry[];
  team: TeamState;
  /** What a code says; without one no code can be read. */
  invitation: InvitationView | undefined;
  shares: Share[];
}

export const nothingShared: FakeSharing = {
  sync: { state: { kind: 'alone' }, toSend: 0, conflicts: 0, notices: [] },
  conflicts: [],
  history: [],
  team: { kind: 'alone' },
  invitation: undefined,
  shares: [],
};

interface Around {
  state: FakeSharing;
  tell: (change: Partial<FakeSharing>) => void;
  follow: <T>(read: () => T, signal: AbortSignal | undefined) => AsyncGenerator<T, void>;
}

/** The calls of sync: now() does nothing by itself, settle() takes the conflict off. */
export function fakeSync({ state, tell, follow }: Around) {
  const os = implement(contract.sync);
  return {
    status: os.status.handler(() => state.sync),
    watch: os.watch.handler(({ signal }) => follow(() => state.sync, signal)),
    now: os.now.handler(() => {}),
    conflicts: os.conflicts.handler(() => state.conflicts),
    settle: os.settle.handler(({ input: { record, field, among } }) => {
      const settled = state.conflicts.find((one) => one.record === record && one.field === field);
      if (settled?.rivals.length !== among.length) throw new ORPCError('CONFLICT_CHANGED');
      const conflicts = state.conflicts.filter((one) => one !== settled);
      tell({ conflicts, sync: { ...state.sync, conflicts: conflicts.length } });
    }),
    history: os.history.handler(() => state.history),
  };
}

const code = 'OUVAINV1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';

/** The calls of volunteers: deeds are heard and change little; a test tells the state that follows. */
export function fakeVolunteers({ state, tell, follow }: Around) {
  const os = implement(contract.volunteers);
  const member = () => {
    if (state.team.kind !== 'member') throw new ORPCError('NO_TEAM');
    return state.team;
  };
  const shareOf = (text: string) => {
    const bare = text.replace(/\s/g, '').toLowerCase();
    const found = state.shares.find((share) => share.text.replace(/\s/g, '').toLowerCase() === bare);
    if (!found) throw new ORPCError('SHARE_UNREADABLE', { data: { at: 0 } });
    return found;
  };
  return {
    state: os.state.handler(() => state.team),
    watch: os.watch.handler(({ signal }) => follow(() => state.team, signal)),
    journalSql: os.journalSql.handler(({ input }) => ({
      statements: [
        `CREATE DATABASE IF NOT EXISTS \`${input.database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
        `CREATE TABLE IF NOT EXISTS \`${input.database}\`.\`operation\` (\n  device BINARY(16) NOT NULL,\n  first INT UNSIGNED NOT NULL,\n  PRIMARY KEY (device, first)\n);`,
        `GRANT SELECT, INSERT ON \`${input.database}\`.\`operation\` TO 'ouvadesk'@'%';`,
      ],
    })),
    rightsSql: os.rightsSql.handler(({ input: { database, user, host } }) => ({
      statements: [`GRANT SELECT, INSERT ON \`${database}\`.\`operation\` TO '${user}'@'${host}';`],
    })),
    setPlace: os.setPlace.handler(({ input }) => tell({ team: { ...member(), ...input } })),
    found: os.found.handler(() => {}),
    invite: os.invite.handler(({ input }) => {
      const expiresAt = '2026-12-01T14:00:00.000Z';
      const { invitations, ...team } = member();
      const made = { name: input.name, role: input.role, madeAt: '2026-11-24T14:00:00.000Z', expiresAt };
      tell({ team: { ...team, invitations: [...invitations, { id: 'i9', ...made, state: 'waiting' as const }] } });
      return { id: 'i9', code, expiresAt };
    }),
    invitationCode: os.invitationCode.handler(() => ({ code })),
    saveInvitation: os.saveInvitation.handler(() => ({ saved: true })),
    withdrawInvitation: os.withdrawInvitation.handler(({ input }) => {
      const team = member();
      tell({ team: { ...team, invitations: team.invitations.filter(({ id }) => id !== input.id) } });
    }),
    readInvitation: os.readInvitation.handler(() => {
      if (!state.invitation) throw new ORPCError('INVITATION_UNREADABLE');
      return state.invitation;
    }),
    join: os.join.handler(() => {}),
    forgetTeam: os.forgetTeam.handler(() => tell({ team: { kind: 'alone' } })),
    approve: os.approve.handler(({ input }) => {
      const team = member();
      tell({ team: { ...team, requests: team.requests.filter(({ invitation }) => invitation !== input.invitation) } });
    }),
    refuse: os.refuse.handler(({ input }) => {
      const team = member();
      tell({ team: { ...team, requests: team.requests.filter(({ invitation }) => invitation !== input.invitation) } });
    }),
    remove: os.remove.handler(({ input }) => {
      const team = member();
      tell({ team: { ...team, volunteers: team.volunteers.filter(({ id }) => id !== input.volunteer) } });
    }),
    leave: os.leave.handler(() => tell({ team: { kind: 'alone' } })),
    setRole: os.setRole.handler(({ input: { volunteer, role } }) => {
      const team = member();
      tell({
        team: { ...team, volunteers: team.volunteers.map((one) => (one.id === volunteer ? { ...one, role } : one)) },
      });
    }),
    makeShares: os.makeShares.handler(({ input }) => ({
      set: 'K7QX2M4A',
      shares: state.shares.slice(0, input.holders.length).map((share, index) => ({
        ...share,
        holder: input.holders[index]?.name ?? share.holder,
      })),
    })),
    keepShares: os.keepShares.handler(({ input }) => {
      shareOf(input.share);
    }),
    dropShares: os.dropShares.handler(() => {}),
    checkShare: os.checkShare.handler(({ input }) => {
      const { index } = shareOf(input.share);
      return { set: 'K7QX2M4A', index, needed: 2, of: state.shares.length };
    }),
    rehearse: os.rehearse.handler(({ input }) => {
      for (const share of input.shares) shareOf(share);
      return { restored: true as const, withOneFewer: 'nothing' as const };
    }),
    restore: os.restore.handler(() => {}),
  };
}
