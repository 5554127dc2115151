import { isSignedFor } from './identity.ts';
import { type Deed, type DeedOf, type Next, type Person, type Role, recoveryAuthor } from './statement.ts';

export interface Member extends Person {
  readonly role: Role;
  readonly joinedAt: string;
  /** Whose statement admitted her; absent for the founder. */
  readonly admittedBy?: string;
}

export interface FormerMember extends Person {
  readonly leftAt: string;
  /** Absent when she left by herself. */
  readonly removedBy?: string;
}

export interface RecoverySet {
  readonly set: string;
  readonly needed: number;
  readonly holders: readonly {
    readonly index: number;
    readonly name: string;
    readonly volunteer?: string | undefined;
  }[];
  readonly box: string;
  readonly sign: string;
  readonly madeAt: string;
  readonly lastRehearsalAt?: string;
  /** Its parts were gathered to restore: they are together somewhere now. */
  readonly used: boolean;
}

/** Who belongs to the team and what its keys must hash to, as the chain says up to some statement. */
export interface Roster {
  readonly team: string;
  readonly name: string;
  /** Hash of the first statement: what makes this team this one. */
  readonly root: string;
  readonly members: ReadonlyMap<string, Member>;
  readonly former: ReadonlyMap<string, FormerMember>;
  /** Commitment to the key of epoch n at place n - 1. */
  readonly commitments: readonly string[];
  /** Somebody left who knows the current key. */
  readonly rotationDue: boolean;
  readonly recovery?: RecoverySet;
}

export interface SignedDeed {
  readonly deed: Deed;
  readonly by: string;
  readonly at: string;
}

const recoveryPurpose = 'recovery proof 1';

/** What the recovery key signs when its set is made. */
export function recoveryClaim(
  { team, root }: Pick<Roster, 'team' | 'root'>,
  set: string,
  box: string,
): [string, Uint8Array] {
  return [recoveryPurpose, Buffer.from(JSON.stringify([team, root, set, box]))];
}

/** The key with which the author of a statement must have signed it; undefined for who has no say. */
export function signKeyOf(roster: Roster, by: string): string | undefined {
  return by === recoveryAuthor ? roster.recovery?.sign : roster.members.get(by)?.sign;
}

/** The roster after a deed, or undefined where its author may not do it or it cannot be done. */
export function afterDeed(roster: Roster, { deed, by, at }: SignedDeed): Roster | undefined {
  if (deed.kind === 'restore')
    return by === recoveryAuthor ? admit(roster, deed.person, 'administrator', by, at) : undefined;
  const author = roster.members.get(by);
  if (!author) return undefined;
  if (deed.kind === 'leave') return leave(roster, author, at);
  if (author.role !== 'administrator') return undefined;
  switch (deed.kind) {
    case 'found':
      return undefined;
    case 'add':
      return deed.again || !knownBefore(roster, deed.person)
        ? admit(roster, deed.person, deed.role, by, at)
        : undefined;
    case 'remove':
      return remove(roster, deed, by, at);
    case 'role':
      return setRole(roster, deed);
    case 'rotate':
      return nextEpoch({ ...roster, rotationDue: false }, deed.next);
    case 'recovery':
      return setRecovery(roster, deed, at);
    case 'rehearsal':
      if (roster.recovery?.set !== deed.set) return undefined;
      return { ...roster, recovery: { ...roster.recovery, lastRehearsalAt: at } };
  }
}

/** Whether somebody of this id or with one of these keys has left or was removed. */
export function knownBefore({ former }: Roster, person: Person): boolean {
  return [...former.values()].some((other) => sameSomehow(other, person));
}

/** Whether without this member nobody could administer the team. */
export function isLastAdministrator({ members }: Roster, id: string): boolean {
  const administrators = [...members.values()].filter(({ role }) => role === 'administrator');
  return administrators.length === 1 && administrators[0]?.id === id;
}

function sameSomehow(one: Person, other: Person): boolean {
  return one.id === other.id || one.box === other.box || one.sign === other.sign;
}

function admit(roster: Roster, person: Person, role: Role, by: string, at: string): Roster | undefined {
  const { members, former, recovery } = roster;
  if (person.id === recoveryAuthor || recovery?.box === person.box || recovery?.sign === person.sign) return undefined;
  if ([...members.values()].some((member) => sameSomehow(member, person))) return undefined;
  const others = new Map([...former].filter(([id]) => id !== person.id));
  const next = { ...person, role, joinedAt: at, admittedBy: by };
  const used = by === recoveryAuthor && recovery ? { recovery: { ...recovery, used: true } } : {};
  return { ...roster, members: new Map(members).set(person.id, next), former: others, ...used };
}

function without(roster: Roster, id: string, at: string, removedBy?: string): Roster | undefined {
  const member = roster.members.get(id);
  if (!member || isLastAdministrator(roster, id)) return undefined;
  const { name, box, sign } = member;
  const gone = { id, name, box, sign, leftAt: at, ...(removedBy === undefined ? {} : { removedBy }) };
  const members = new Map([...roster.members].filter(([other]) => other !== id));
  return { ...roster, members, former: new Map(roster.former).set(id, gone) };
}

function leave(roster: Roster, { id }: Member, at: string): Roster | undefined {
  const after = without(roster, id, at);
  return after && { ...after, rotationDue: true };
}

function remove(roster: Roster, { volunteer, next }: DeedOf<'remove'>, by: string, at: string): Roster | undefined {
  // Who goes by herself leaves: a key that she made would be one that she knows.
  if (volunteer === by) return undefined;
  const after = without(roster, volunteer, at, by);
  return after && nextEpoch({ ...after, rotationDue: false }, next);
}

function setRole(roster: Roster, { volunteer, role }: DeedOf<'role'>): Roster | undefined {
  const member = roster.members.get(volunteer);
  if (!member || (role === 'member' && isLastAdministrator(roster, volunteer))) return undefined;
  return { ...roster, members: new Map(roster.members).set(volunteer, { ...member, role }) };
}

function setRecovery(roster: Roster, deed: DeedOf<'recovery'>, at: string): Roster | undefined {
  const { set, needed, holders, box, sign, proof, next } = deed;
  const [purpose, claim] = recoveryClaim(roster, set, box);
  if (!isSignedFor(purpose, claim, Buffer.from(proof, 'base64url'), sign)) return undefined;
  if (needed > holders.length || holders.some(({ index }, place) => index !== place + 1)) return undefined;
  // The holders of the former set know the current key: what follows needs another one.
  if (roster.recovery && !next) return undefined;
  const after = { ...roster, recovery: { set, needed, holders, box, sign, madeAt: at, used: false } };
  return next ? nextEpoch({ ...after, rotationDue: false }, next) : after;
}

function nextEpoch(roster: Roster, { epoch, commitment }: Next): Roster | undefined {
  if (epoch !== roster.commitments.length + 1) return undefined;
  return { ...roster, commitments: [...roster.commitments, commitment] };
}
