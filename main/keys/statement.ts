import { createHash } from 'node:crypto';
import { z } from 'zod';
import { statementKey } from './epoch-key.ts';
import { type Identity, isSignedFor, recipientBytes, signFor } from './identity.ts';
import { seal, unseal } from './seal.ts';

const purpose = 'team statement 1';
const signatureLength = 64;
/** Longer than any deed: what is longer is not read. */
const longest = 65_536;

const Name = z.string().min(1).max(200);
const Id = z.string().min(1).max(64);
const Epoch = z.number().int().min(1).max(4_294_967_295);
const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const BoxKey = z.string().refine((text) => recipientBytes(text) !== undefined);
const SignKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Role = z.enum(['administrator', 'member']);
export type Role = z.infer<typeof Role>;

const Person = z.object({ id: Id, name: Name, box: BoxKey, sign: SignKey });
/** A volunteer as a statement names her. */
export type Person = z.infer<typeof Person>;

/** The next epoch and what its key must hash to. */
const Next = z.object({ epoch: Epoch, commitment: Digest });
export type Next = z.infer<typeof Next>;

const Holder = z.object({ index: z.number().int().min(1).max(15), name: Name, volunteer: Id.optional() });

/** What a statement does. Kinds and fields are only ever added. */
export const Deed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), name: Name, founder: Person, commitment: Digest }),
  /** `again`: she left or was removed before, and whoever admits her knows it. */
  z.object({ kind: z.literal('add'), person: Person, role: Role, again: z.boolean().optional() }),
  z.object({ kind: z.literal('remove'), volunteer: Id, next: Next }),
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('role'), volunteer: Id, role: Role }),
  z.object({ kind: z.literal('rotate'), next: Next }),
  /** `proof`: the recovery key's own signature of the team it is for, which a false team could not show. */
  z.object({
    kind: z.literal('recovery'),
    set: z.string().min(1).max(16),
    needed: z.number().int().min(2).max(15),
    holders: z.array(Holder).min(2).max(15),
    box: BoxKey,
    sign: SignKey,
    proof: z.string().max(128),
    next: Next.optional(),
  }),
  z.object({ kind: z.literal('rehearsal'), set: z.string().max(16) }),
  /** Signed by the recovery key. */
  z.object({ kind: z.literal('restore'), person: Person }),
]);
export type Deed = z.infer<typeof Deed>;
export type DeedOf<Kind extends Deed['kind']> = Extract<Deed, { kind: Kind }>;

/** The signer of a `restore`. */
export const recoveryAuthor = 'recovery';

const Envelope = z.object({
  team: Id,
  number: z.number().int().min(1),
  /** Hash of the statement before; empty for the first. */
  previous: z.union([z.literal(''), Digest]),
  at: z.iso.datetime(),
  by: Id,
  deed: z.looseObject({ kind: z.string() }),
});
/** A statement whose deed has not been read yet: a newer application may know kinds that this one does not. */
export type Envelope = z.infer<typeof Envelope>;

/** A row of the chain as the journal keeps it. */
export interface SealedStatement {
  readonly number: number;
  readonly epoch: number;
  readonly sealed: Uint8Array;
}

/** A statement opened: what was signed, the signature, the hash by which the next one holds on to it. */
export interface OpenedStatement {
  readonly envelope: Envelope;
  readonly body: Uint8Array;
  readonly signature: Uint8Array;
  readonly hash: string;
}

const placeOf = (team: string, number: number, epoch: number) => `ouvadesk statement\n${team}\n${number}\n${epoch}`;

/** Signs a statement and seals it under the key of the epoch in force before it. Gives the row and its hash. */
export function sealStatement(
  statement: Omit<Envelope, 'deed'> & { deed: Deed },
  epoch: number,
  key: Uint8Array,
  author: Identity,
): { row: SealedStatement; hash: string } {
  const body = Buffer.from(JSON.stringify(statement));
  if (body.length > longest) throw new RangeError('The statement is too long.');
  const plain = Buffer.concat([signFor(purpose, body, author), body]);
  const { team, number } = statement;
  return {
    row: { number, epoch, sealed: seal(statementKey(key), placeOf(team, number, epoch), plain) },
    hash: hashOf(plain),
  };
}

/** Opens a row; `sealed` when the seal does not open, `unreadable` when what was sealed is no statement. Trusts nothing it says yet. */
export function openStatement(
  team: string,
  { number, epoch, sealed }: SealedStatement,
  key: Uint8Array,
): OpenedStatement | 'sealed' | 'unreadable' {
  if (sealed.length > longest + 1_024) return 'unreadable';
  const plain = unseal(statementKey(key), placeOf(team, number, epoch), sealed);
  if (!plain) return 'sealed';
  const body = plain.subarray(signatureLength);
  const envelope = Envelope.safeParse(jsonOf(body));
  if (!envelope.success) return 'unreadable';
  return { envelope: envelope.data, body, signature: plain.subarray(0, signatureLength), hash: hashOf(plain) };
}

export function isSignedBy({ body, signature }: OpenedStatement, signKey: string): boolean {
  return isSignedFor(purpose, body, signature, signKey);
}

function hashOf(plain: Uint8Array): string {
  return createHash('sha256').update(plain).digest('hex');
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
