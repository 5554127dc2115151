import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Instant, open } from './common.ts';
import { reachRefusals, Tls } from './connections.ts';

/*
 * Who belongs to the team, and its keys. Private keys, team keys and the recovery secret stay in the main process: no output
 * here has a field for them. Two outputs carry something that must not be left lying about, and say so: `invite` (a code that
 * lets one person ask to join, and opens nothing) and `makeShares` (the parts of the recovery secret, given once).
 */

/** An administrator invites, approves, removes, and looks after recovery; every member reads and writes everything shared. */
export const Role = z.enum(['administrator', 'member']);
export type Role = z.infer<typeof Role>;

const Name = z.string().trim().min(1).max(100);
/** Name of the journal's database: what MySQL and MariaDB take without surprises. */
export const JournalDatabase = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);
export const usualJournalDatabase = 'ouvadesk';

/**
 * Who holds both private keys, as four groups of five digits, to be read aloud: the same in every language, and different for
 * the same person in another team. They are worth 66 bits behind a slow derivation.
 */
export const Fingerprint = z.array(z.string().regex(/^\d{5}$/)).length(4);

export const Volunteer = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  me: z.boolean(),
  joinedAt: Instant,
  /** The name of who admitted this person; absent for the founder. */
  admittedBy: z.string().optional(),
  fingerprint: Fingerprint,
  /** Holds a part of the current recovery secret. */
  holdsShare: z.boolean(),
});
export type Volunteer = z.infer<typeof Volunteer>;

/** Left or was removed; kept so that the name under an old edit can still be told. */
export const FormerVolunteer = z.object({
  id: z.string(),
  name: z.string(),
  leftAt: Instant,
  removedBy: z.string().optional(),
});

/** An invitation made on this laptop. It is answered on this laptop only, for its join request is sealed to who invites. */
export const Invitation = z.object({
  id: z.string(),
  /** For whom, in the inviter's words. */
  name: z.string(),
  role: Role,
  madeAt: Instant,
  expiresAt: Instant,
  /** `asked`: see the request with the same `invitation`. */
  state: z.enum(['waiting', 'asked', 'expired']),
});
export type Invitation = z.infer<typeof Invitation>;

/**
 * Somebody used an invitation made here. Both screens show the same two fingerprints: call each other, read them aloud, approve
 * only if all eight groups agree. (Another voice, a mail or a chat will not do: what carried the code could carry a lie.)
 */
export const Request = z.object({
  invitation: z.string(),
  /** The name she gave, and the one the invitation was made for. */
  name: z.string(),
  invitedName: z.string(),
  role: Role,
  askedAt: Instant,
  mine: Fingerprint,
  theirs: Fingerprint,
  /** The same person, or the same laptop, was in the team before: to be said plainly, and approved with `again`. */
  former: FormerVolunteer.optional(),
});
export type Request = z.infer<typeof Request>;

export const Recovery = z.object({
  /** Names the set on each sheet of paper, 8 letters. */
  set: z.string(),
  needed: z.number().int(),
  holders: z.array(
    z.object({ index: z.number().int(), name: z.string(), volunteer: z.string().optional(), left: z.boolean() }),
  ),
  madeAt: Instant,
  lastRehearsalAt: Instant.optional(),
  /** Why new parts should be made: a holder has left, the parts were gathered to restore, or no rehearsal for a year. */
  renew: z.enum(['holder-left', 'used', 'rehearse']).optional(),
});
export type Recovery = z.infer<typeof Recovery>;

/** What this laptop refused of the chain of statements that says who belongs; the team stays as it was known before. */
export const Alteration = z.object({
  kind: z.enum([
    'forged',
    'reordered',
    'shortened',
    'replaced',
    'not-entitled',
    'wrong-key',
    'key-missing',
    'unreadable',
    'another-team',
    /** Nothing is wrong: a newer Ouvadesk wrote it, this one must be updated. */
    'newer',
  ]),
  /** Number of the statement that was refused. */
  statement: z.number().int(),
});
export type Alteration = z.infer<typeof Alteration>;

const TeamPlace = { team: z.string(), connectionId: z.string(), database: z.string() };

export const TeamState = z.discriminatedUnion('kind', [
  /** No team on this laptop: found one, join one, or restore one. */
  z.object({ kind: z.literal('alone') }),
  z.object({
    kind: z.literal('awaiting-admission'),
    ...TeamPlace,
    name: z.string(),
    inviter: z.string(),
    askedAt: Instant,
    expiresAt: Instant,
    /** As the inviter sees them: `mine` is this laptop's, `theirs` the inviter's. */
    mine: Fingerprint,
    theirs: Fingerprint,
    /** The request is no longer in the journal and no admission followed: refused, withdrawn, or too late. */
    gone: z.boolean(),
    altered: Alteration.optional(),
  }),
  z.object({
    kind: z.literal('member'),
    ...TeamPlace,
    me: Volunteer,
    /** In the order in which they joined, me included. */
    volunteers: z.array(Volunteer),
    former: z.array(FormerVolunteer),
    /** Made here and not yet answered; empty unless I am an administrator. */
    invitations: z.array(Invitation),
    requests: z.array(Request),
    /** Absent: whoever loses the last laptop loses everything that is shared. */
    recovery: Recovery.optional(),
    /** How many times the team's key changed, from 1. */
    epoch: z.number().int(),
    altered: Alteration.optional(),
  }),
  /** What was received before stays readable here; nothing new will be. */
  z.object({ kind: z.literal('removed'), ...TeamPlace, at: Instant, by: z.string().optional() }),
]);
export type TeamState = z.infer<typeof TeamState>;

/** Where the journal is, without a login: enough to fill in a new connection, or to know one that is there. */
export const JournalAddress = z.object({
  server: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('direct'), host: z.string(), port: z.number().int(), tls: Tls }),
    z.object({ kind: z.literal('socket'), path: z.string() }),
    z.object({
      kind: z.literal('ssh'),
      sshHost: z.string(),
      sshPort: z.number().int(),
      hostKey: z.string().optional(),
      host: z.string(),
      port: z.number().int(),
      tls: Tls,
    }),
  ]),
  ouvadmin: z.string(),
  journal: JournalDatabase,
});
export type JournalAddress = z.infer<typeof JournalAddress>;

export const InvitationView = z.object({
  team: z.string(),
  inviter: z.string(),
  /** For whom the inviter made it: a first value for the name. */
  name: z.string(),
  role: Role,
  expiresAt: Instant,
  address: JournalAddress,
  /** The inviter's, to be compared by voice once asked. */
  theirs: Fingerprint,
});
export type InvitationView = z.infer<typeof InvitationView>;

/**
 * One part of the recovery secret, for one sheet of paper. `text` is what can be typed back (spaces and case do not count; a
 * checksum finds a slip of up to four characters); `qr` is the same as a picture: an SVG path in a square of `size` units
 * (`<svg viewBox="0 0 size size"><path d=…/></svg>`, quiet zone included, black on white whatever the theme).
 */
export const Share = z.object({
  index: z.number().int(),
  holder: z.string(),
  text: z.string(),
  qr: z.object({ size: z.number().int(), path: z.string() }),
});
export type Share = z.infer<typeof Share>;

export const ShareHolder = z.object({ name: Name, volunteer: z.string().optional() });
const ShareText = z.string().max(2_000);
const Shares = z.array(ShareText).min(1).max(15);

/** A deed that is written to the journal needs the network; these are its refusals. */
const contactRefusals = {
  ...reachRefusals,
  /** The journal's tables are not there, or come from a newer Ouvadesk. */
  JOURNAL_ABSENT: {},
  JOURNAL_NEWER: {},
  /** The chain of statements was tampered with: nothing is added to it until that is cleared up. */
  TEAM_ALTERED: { data: Alteration },
};
const teamRefusals = {
  ...contactRefusals,
  /** This laptop belongs to no team, or not any more. */
  NO_TEAM: {},
  NOT_ADMINISTRATOR: {},
  /** Another administrator was quicker, several times in a row: look at the team again. */
  TEAM_CHANGED: {},
};
const joiningRefusals = {
  ...contactRefusals,
  /** This laptop already belongs to a team, or has asked to. */
  ALREADY_IN_TEAM: {},
};
const invitationRefusals = { INVITATION_UNREADABLE: {}, INVITATION_EXPIRED: {} };
const shareRefusals = {
  /** No part at all, or mistyped; `at` is its place in what was handed over, from 0. */
  SHARE_UNREADABLE: { data: z.object({ at: z.number().int() }) },
  /** Two parts of different sets, or of a set that is not the current one. */
  SHARE_OF_ANOTHER_SET: { data: z.object({ at: z.number().int(), set: z.string() }) },
  SHARES_MISSING: { data: z.object({ needed: z.number().int(), given: z.number().int() }) },
  /** Well-formed parts that do not give the team's recovery key back. */
  SHARES_WRONG: {},
};

export const volunteers = {
  state: open.output(TeamState),
  /** The state, again after each change. */
  watch: open.output(eventIterator(TeamState)),

  /** What founding runs on the server, in order: to be read before, or handed to whoever may run it. */
  journalSql: open
    .input(z.object({ connectionId: z.string(), database: JournalDatabase }))
    .output(z.object({ statements: z.array(z.string()) }))
    .errors({ CONNECTION_UNKNOWN: {}, NOT_FOR_THE_DEMONSTRATION: {} }),
  /** What an account of the server needs to read and write the journal, and no more: for whoever looks after the server. */
  rightsSql: open
    .input(z.object({ database: JournalDatabase, user: z.string().min(1).max(80), host: z.string().min(1).max(255) }))
    .output(z.object({ statements: z.array(z.string()) })),
  /** From now on the team's journal is reached by another connection profile, or stands under another name. */
  setPlace: open
    .input(z.object({ connectionId: z.string(), database: JournalDatabase }))
    .errors({ NO_TEAM: {}, CONNECTION_UNKNOWN: {}, NOT_FOR_THE_DEMONSTRATION: {} }),
  /**
   * Makes the journal if it is not there (`install`), the team, its first key, and its first administrator. Refuses
   * TEAM_EXISTS when the journal already has a team: one joins it by invitation.
   */
  found: open
    .input(
      z.object({
        connectionId: z.string(),
        database: JournalDatabase,
        team: Name,
        name: Name,
        /** False: somebody has run the SQL already. */
        install: z.boolean(),
      }),
    )
    .errors({
      ...joiningRefusals,
      NOT_FOR_THE_DEMONSTRATION: {},
      TEAM_EXISTS: {},
      /** The login may not create the journal: hand the SQL to who may. */
      JOURNAL_RIGHT_MISSING: { data: z.object({ statement: z.string(), said: z.string() }) },
    }),

  /**
   * The code is shown to be sent, and can be shown again until it is used. It holds no password and no team key: whoever has it
   * can ask to join, once, until it expires. Hand it over privately all the same.
   */
  invite: open
    .input(z.object({ name: Name, role: Role, days: z.number().int().min(1).max(30) }))
    .output(z.object({ id: z.string(), code: z.string(), expiresAt: Instant }))
    .errors({ NO_TEAM: {}, NOT_ADMINISTRATOR: {}, CONNECTION_UNKNOWN: {} }),
  invitationCode: open
    .input(z.object({ id: z.string() }))
    .output(z.object({ code: z.string() }))
    .errors({ INVITATION_UNKNOWN: {} }),
  /** The same as a small text file, by the shell's dialog. `saved` is false when the volunteer thought better of it. */
  saveInvitation: open
    .input(z.object({ id: z.string(), locale: z.enum(['fr', 'en']) }))
    .output(z.object({ saved: z.boolean(), download: z.string().optional() }))
    .errors({ INVITATION_UNKNOWN: {}, EXPORT_NOT_WRITABLE: { data: z.object({ reason: z.string() }) } }),
  /** The code is dead at once; works without a network. */
  withdrawInvitation: open.input(z.object({ id: z.string() })).errors({ INVITATION_UNKNOWN: {} }),

  /** What a code or the text of an invitation file says, before anything is sent. */
  readInvitation: open
    .input(z.object({ text: z.string().max(100_000) }))
    .output(InvitationView)
    .errors(invitationRefusals),
  /** Sends the request, sealed to the inviter. From then on the state is `awaiting-admission`. */
  join: open
    .input(z.object({ text: z.string().max(100_000), connectionId: z.string(), name: Name }))
    .errors({ ...joiningRefusals, ...invitationRefusals, NOT_FOR_THE_DEMONSTRATION: {} }),
  /** Forgets the request, or the team that this volunteer was removed from: the laptop is alone again. */
  forgetTeam: open.errors({ STILL_IN_TEAM: {} }),

  /** Only after both fingerprints were compared by voice; the screen asks for it. */
  approve: open.input(z.object({ invitation: z.string(), again: z.boolean().default(false) })).errors({
    ...teamRefusals,
    REQUEST_UNKNOWN: {},
    INVITATION_EXPIRED: {},
    ALREADY_MEMBER: {},
    /** She left or was removed, and `again` was not said. */
    FORMER_VOLUNTEER: { data: FormerVolunteer },
  }),
  refuse: open.input(z.object({ invitation: z.string() })).errors({ ...teamRefusals, REQUEST_UNKNOWN: {} }),

  /**
   * The team's key changes for all that follows: the removed person keeps what she had and reads nothing new. Her login to the
   * server is another matter: whoever looks after the server must close it.
   */
  remove: open
    .input(z.object({ volunteer: z.string() }))
    .errors({ ...teamRefusals, VOLUNTEER_UNKNOWN: {}, LAST_ADMINISTRATOR: {} }),
  /** I leave; an administrator's laptop changes the key at its next contact. */
  leave: open.errors({ ...contactRefusals, NO_TEAM: {}, TEAM_CHANGED: {}, LAST_ADMINISTRATOR: {} }),
  setRole: open
    .input(z.object({ volunteer: z.string(), role: Role }))
    .errors({ ...teamRefusals, VOLUNTEER_UNKNOWN: {}, LAST_ADMINISTRATOR: {} }),

  /**
   * Makes a new recovery secret and answers its parts, ONCE. They are kept nowhere: not in the vault, not in the log, not in a
   * file; nothing holds the secret but this process's memory, until `keepShares`, `dropShares`, the lock, or ten minutes. The
   * screen keeps them in its own state only (never in the cache of queries), prints them by window.print, one sheet a
   * holder, and lets go of them when left. Nothing changes for the team before `keepShares`.
   */
  makeShares: open
    .input(z.object({ needed: z.number().int().min(2).max(15), holders: z.array(ShareHolder).min(2).max(15) }))
    .output(z.object({ set: z.string(), shares: z.array(Share) }))
    .errors({ NO_TEAM: {}, NOT_ADMINISTRATOR: {}, MORE_NEEDED_THAN_HOLDERS: {} }),
  /**
   * Puts the new set in force. Asks for the text of one part, read back from paper, which proves that the print can be read.
   * A set that was there before is worth nothing for what follows.
   */
  keepShares: open
    .input(z.object({ set: z.string(), share: ShareText }))
    .errors({ ...teamRefusals, ...shareRefusals, SHARES_FORGOTTEN: {} }),
  dropShares: open,
  /** Whether one typed part can be read, and which it is: for a form that takes them one by one. */
  checkShare: open
    .input(z.object({ share: ShareText }))
    .output(z.object({ set: z.string(), index: z.number().int(), needed: z.number().int(), of: z.number().int() }))
    .errors({ SHARE_UNREADABLE: shareRefusals.SHARE_UNREADABLE }),
  /**
   * Proves that these parts give the team's key back and that one fewer does not, then forgets them; the date is recorded for
   * the whole team.
   */
  rehearse: open
    .input(z.object({ shares: Shares }))
    .output(z.object({ restored: z.literal(true), withOneFewer: z.literal('nothing') }))
    .errors({
      ...teamRefusals,
      ...shareRefusals,
      NO_RECOVERY: {},
      /** The parts are right, and the keys of these encrypted columns ("table.column") are not wrapped for them yet. */
      COLUMN_KEYS_NOT_RECOVERED: { data: z.object({ columns: z.array(z.string()) }) },
    }),
  /** Everybody lost their laptop: with enough parts, this one becomes an administrator's. */
  restore: open
    .input(z.object({ connectionId: z.string(), database: JournalDatabase, name: Name, shares: Shares }))
    .errors({ ...joiningRefusals, ...shareRefusals, TEAM_CHANGED: {}, NO_RECOVERY: {}, NOT_FOR_THE_DEMONSTRATION: {} }),
};
