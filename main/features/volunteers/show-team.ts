import type { Invitation, Recovery, Request, TeamState, Volunteer } from '../../../preload/contract/volunteers.ts';
import { type Chain, currentEpoch } from '../../keys/chain.ts';
import { fingerprintOf } from '../../keys/fingerprint.ts';
import type { PublicKeys } from '../../keys/identity.ts';
import type { Member } from '../../keys/roster.ts';
import { formerOf, viewFormer } from './admit.ts';
import { recoveryView } from './recovery-view.ts';
import type { StandingOf, StoredTeam } from './store.ts';
import type { TeamRoom } from './team-room.ts';

type Fingerprints = (root: string, keys: PublicKeys) => Promise<string[]>;

/** Fingerprints are slow to make, on purpose: each is made once. */
export function rememberedFingerprints(): Fingerprints {
  const made = new Map<string, Promise<string[]>>();
  return (root, { box, sign }) => {
    const key = `${root} ${box} ${sign}`;
    const found = made.get(key) ?? fingerprintOf(root, { box, sign });
    made.set(key, found);
    return found;
  };
}

/** What the screen shows of the team: names, roles, fingerprints; no key, no secret. */
export async function showTeam(room: TeamRoom, fingerprints: Fingerprints): Promise<TeamState> {
  const team = room.team();
  const { standing } = team ?? {};
  if (!team || !standing || standing.kind === 'founding') return { kind: 'alone' };
  const place = { team: team.name, connectionId: team.connectionId, database: team.database };
  const chain = room.chain();
  if (standing.kind === 'awaiting-admission')
    return { ...place, ...(await awaiting(room, team, standing, fingerprints)) };
  if (standing.kind === 'removed') {
    const by = standing.by && chain && nameIn(chain, standing.by);
    return { kind: 'removed', ...place, at: standing.at, ...(by ? { by } : {}) };
  }
  if (!chain) throw new Error('A member without a chain.');
  return { ...place, ...(await member(room, chain, standing, fingerprints)) };
}

/** The name of somebody who belongs or belonged. */
export function nameIn({ roster }: Chain, id: string): string | undefined {
  return (roster.members.get(id) ?? roster.former.get(id))?.name;
}

async function awaiting(
  room: TeamRoom,
  { root }: StoredTeam,
  { name, inviter, askedAt, expiresAt, gone, altered }: StandingOf<'awaiting-admission'>,
  fingerprints: Fingerprints,
) {
  const [mine, theirs] = await Promise.all([fingerprints(root, await room.publicKeys()), fingerprints(root, inviter)]);
  const kind = 'awaiting-admission' as const;
  return { kind, name, inviter: inviter.name, askedAt, expiresAt, mine, theirs, gone, ...(altered ? { altered } : {}) };
}

async function member(room: TeamRoom, chain: Chain, { altered }: StandingOf<'member'>, fingerprints: Fingerprints) {
  const { roster } = chain;
  const volunteers = await Promise.all(
    [...roster.members.values()].map((one) => volunteer(room, chain, one, fingerprints)),
  );
  const me = volunteers.find((one) => one.me);
  if (!me) throw new Error('A member who is not on the roster.');
  const administers = me.role === 'administrator';
  const recovery: Recovery | undefined = roster.recovery && recoveryView(roster, roster.recovery, room.now());
  return {
    ...{ kind: 'member' as const, me, volunteers, epoch: currentEpoch(chain) },
    former: [...roster.former.values()].map((former) => viewFormer(former, (id) => nameIn(chain, id))),
    invitations: administers ? invitations(room) : [],
    requests: administers ? await requests(room, chain, fingerprints) : [],
    ...(recovery ? { recovery } : {}),
    ...(altered ? { altered } : {}),
  };
}

async function volunteer(room: TeamRoom, chain: Chain, one: Member, fingerprints: Fingerprints): Promise<Volunteer> {
  const { id, name, role, joinedAt, admittedBy } = one;
  const { root, recovery } = chain.roster;
  const by = admittedBy && nameIn(chain, admittedBy);
  return {
    ...{ id, name, role, me: id === room.me, joinedAt },
    ...(by ? { admittedBy: by } : {}),
    fingerprint: await fingerprints(root, one),
    holdsShare: recovery?.holders.some((holder) => holder.volunteer === id) ?? false,
  };
}

function invitations({ store, now }: TeamRoom): Invitation[] {
  const asked = new Set(store.requests().map(({ invitation }) => invitation));
  return store.invitations().map(({ id, name, role, madeAt, expiresAt }) => {
    const expired = Date.parse(expiresAt) <= Date.parse(now());
    return { id, name, role, madeAt, expiresAt, state: expired ? 'expired' : asked.has(id) ? 'asked' : 'waiting' };
  });
}

async function requests({ store, ...room }: TeamRoom, chain: Chain, fingerprints: Fingerprints): Promise<Request[]> {
  const made = new Map(store.invitations().map((invitation) => [invitation.id, invitation]));
  const { root } = chain.roster;
  const mine = await fingerprints(root, await room.publicKeys());
  return Promise.all(
    store.requests().map(async ({ invitation, person, askedAt }) => {
      const former = formerOf(chain, person);
      return {
        ...{ invitation, name: person.name, askedAt, mine, theirs: await fingerprints(root, person) },
        invitedName: made.get(invitation)?.name ?? '',
        role: made.get(invitation)?.role ?? ('member' as const),
        ...(former ? { former } : {}),
      };
    }),
  );
}
