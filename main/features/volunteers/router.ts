import { implement } from '@orpc/server';
import { volunteers } from '../../../preload/contract/volunteers.ts';
import type { Volunteers } from './volunteers.ts';

/** Joins the contract of volunteers to their deeds. */
export function volunteersRouter(use: () => Volunteers) {
  const os = implement(volunteers);
  return os.router({
    state: os.state.handler(() => use().state()),
    watch: os.watch.handler(({ signal }) => use().watch(signal)),
    journalSql: os.journalSql.handler(({ input }) => use().journalSql(input.connectionId, input.database)),
    rightsSql: os.rightsSql.handler(({ input }) => use().rightsSql(input.database, input.user, input.host)),
    setPlace: os.setPlace.handler(({ input }) => use().setPlace(input.connectionId, input.database)),
    found: os.found.handler(({ input }) => use().found(input)),
    invite: os.invite.handler(({ input }) => use().invite(input)),
    invitationCode: os.invitationCode.handler(({ input }) => use().invitationCode(input.id)),
    saveInvitation: os.saveInvitation.handler(({ input }) => use().saveInvitation(input.id, input.locale)),
    withdrawInvitation: os.withdrawInvitation.handler(({ input }) => use().withdrawInvitation(input.id)),
    readInvitation: os.readInvitation.handler(({ input }) => use().readInvitation(input.text)),
    join: os.join.handler(({ input }) => use().join(input)),
    forgetTeam: os.forgetTeam.handler(() => use().forgetTeam()),
    approve: os.approve.handler(({ input }) => use().approve(input.invitation, input.again)),
    refuse: os.refuse.handler(({ input }) => use().refuse(input.invitation)),
    remove: os.remove.handler(({ input }) => use().remove(input.volunteer)),
    leave: os.leave.handler(() => use().leave()),
    setRole: os.setRole.handler(({ input }) => use().setRole(input.volunteer, input.role)),
    makeShares: os.makeShares.handler(({ input }) => use().makeShares(input)),
    keepShares: os.keepShares.handler(({ input }) => use().keepShares(input.set, input.share)),
    dropShares: os.dropShares.handler(() => use().dropShares()),
    checkShare: os.checkShare.handler(({ input }) => use().checkShare(input.share)),
    rehearse: os.rehearse.handler(({ input }) => use().rehearse(input.shares)),
    restore: os.restore.handler(({ input }) => use().restore(input)),
  });
}
