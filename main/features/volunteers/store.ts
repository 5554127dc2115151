import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { Alteration } from '../../../preload/contract/volunteers.ts';
import type { Identity } from '../../keys/identity.ts';
import type { Person, Role, SealedStatement } from '../../keys/statement.ts';

const Standing = z.discriminatedUnion('kind', [
  /** The first statement is made and not known to be in the journal: for everybody else there is no team yet. */
  z.object({ kind: z.literal('founding') }),
  z.object({
    kind: z.literal('awaiting-admission'),
    name: z.string(),
    request: z.string(),
    inviter: z.object({ name: z.string(), box: z.string(), sign: z.string() }),
    askedAt: z.string(),
    expiresAt: z.string(),
    gone: z.boolean(),
    altered: Alteration.optional(),
  }),
  z.object({ kind: z.literal('member'), altered: Alteration.optional() }),
  z.object({ kind: z.literal('removed'), at: z.string(), by: z.string().optional() }),
]);
export type Standing = z.infer<typeof Standing>;
export type StandingOf<Kind extends Standing['kind']> = Extract<Standing, { kind: Kind }>;

const Team = z.object({
  id: z.string(),
  name: z.string(),
  root: z.string(),
  connectionId: z.string(),
  database: z.string(),
  standing: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(Standing),
});
/** The one team of this vault, as the replica holds it. */
export type StoredTeam = z.infer<typeof Team>;

const Bytes = z.instanceof(Uint8Array);
const IdentityRow = z.object({ box: z.string(), seed: Bytes });
const StatementRow = z.object({ number: z.number(), epoch: z.number(), sealed: Bytes });
const KeyRow = z.object({ epoch: z.number(), key: Bytes });
const InvitationRow = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['administrator', 'member']),
  secret: Bytes,
  code: z.string(),
  madeAt: z.string(),
  expiresAt: z.string(),
});
/** An invitation made here, with its secret. */
export type StoredInvitation = z.infer<typeof InvitationRow>;

const RequestRow = z.object({
  invitation: z.string(),
  id: z.string(),
  askedAt: z.string(),
  person: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(z.object({ id: z.string(), name: z.string(), box: z.string(), sign: z.string() })),
});
/** Somebody who used an invitation made here. `id` names the request in the journal. */
export interface StoredRequest {
  readonly invitation: string;
  readonly id: string;
  readonly askedAt: string;
  readonly person: Person;
}

export type TeamStore = ReturnType<typeof teamStore>;

/** Keys, team, chain and invitations on the replica. */
export function teamStore(db: Database) {
  const identity = db.prepare('SELECT box, seed FROM team_identity');
  const putIdentity = db.prepare('INSERT INTO team_identity (one, box, seed) VALUES (1, ?, ?)');
  const team = db.prepare(
    'SELECT id, name, root, connection_id AS connectionId, journal AS database, standing FROM team',
  );
  const putTeam = db.prepare(`
    INSERT INTO team (one, id, name, root, connection_id, journal, standing)
    VALUES (1, $id, $name, $root, $connectionId, $database, $standing)
    ON CONFLICT (one) DO UPDATE SET id = $id, name = $name, root = $root, connection_id = $connectionId, journal = $database,
      standing = $standing`);
  const statements = db.prepare('SELECT number, epoch, sealed FROM team_statement ORDER BY number');
  const putStatement = db.prepare('INSERT OR IGNORE INTO team_statement (number, epoch, sealed) VALUES (?, ?, ?)');
  const keys = db.prepare('SELECT epoch, key FROM team_key ORDER BY epoch');
  const putKey = db.prepare('INSERT OR IGNORE INTO team_key (epoch, key) VALUES (?, ?)');
  const invitations = db.prepare(
    'SELECT id, name, role, secret, code, made_at AS madeAt, expires_at AS expiresAt FROM team_invitation ORDER BY made_at, id',
  );
  const putInvitation = db.prepare(`
    INSERT INTO team_invitation (id, name, role, secret, code, made_at, expires_at)
    VALUES ($id, $name, $role, $secret, $code, $madeAt, $expiresAt)`);
  const dropInvitation = db.prepare('DELETE FROM team_invitation WHERE id = ?');
  const requests = db.prepare(
    'SELECT invitation, id, person, asked_at AS askedAt FROM team_request ORDER BY asked_at, id',
  );
  const putRequest = db.prepare(
    'INSERT OR REPLACE INTO team_request (invitation, id, person, asked_at) VALUES (?, ?, ?, ?)',
  );
  const dropRequest = db.prepare('DELETE FROM team_request WHERE invitation = ?');

  const keepTeam = (kept: StoredTeam) => void putTeam.run({ ...kept, standing: JSON.stringify(kept.standing) });

  return {
    identity(): Identity | undefined {
      const row = identity.get();
      return row === undefined ? undefined : IdentityRow.parse(row);
    },
    keepIdentity: ({ box, seed }: Identity) => void putIdentity.run(box, Buffer.from(seed)),
    team(): StoredTeam | undefined {
      const row = team.get();
      return row === undefined ? undefined : Team.parse(row);
    },
    keepTeam,
    statements: (): SealedStatement[] => statements.all().map((row) => StatementRow.parse(row)),
    keys: (): Map<number, Uint8Array> =>
      new Map(
        keys
          .all()
          .map((row) => KeyRow.parse(row))
          .map(({ epoch, key }) => [epoch, new Uint8Array(key)]),
      ),
    /** The team, with what was verified since. */
    keepVerified: db.transaction(
      (kept: StoredTeam, rows: readonly SealedStatement[], proven: ReadonlyMap<number, Uint8Array>) => {
        keepTeam(kept);
        for (const { number, epoch, sealed } of rows) putStatement.run(number, epoch, Buffer.from(sealed));
        for (const [epoch, key] of proven) putKey.run(epoch, Buffer.from(key));
      },
    ),
    /** The laptop is alone again; who we are stays. */
    forgetTeam: db.transaction(() => {
      db.exec('DELETE FROM team_request; DELETE FROM team_invitation; DELETE FROM team_key');
      db.exec('DELETE FROM team_statement; DELETE FROM team');
    }),
    invitations: (): StoredInvitation[] => invitations.all().map((row) => InvitationRow.parse(row)),
    addInvitation: (made: StoredInvitation) =>
      void putInvitation.run({ ...made, role: made.role satisfies Role, secret: Buffer.from(made.secret) }),
    /** With the request that used it, if any. False when there was none. */
    dropInvitation: db.transaction((id: string): boolean => {
      dropRequest.run(id);
      return dropInvitation.run(id).changes > 0;
    }),
    requests: (): StoredRequest[] => requests.all().map((row) => RequestRow.parse(row)),
    putRequest: ({ invitation, id, person, askedAt }: StoredRequest) =>
      void putRequest.run(invitation, id, JSON.stringify(person), askedAt),
  };
}
