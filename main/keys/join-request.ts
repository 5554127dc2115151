import { createHmac, timingSafeEqual } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';
import { type Identity, isSignedFor, recipientBytes, signFor } from './identity.ts';
import type { Person } from './statement.ts';

const purpose = 'join request 1';
const signatureLength = 64;
const proofLength = 32;
/** What a journal may hold for everybody to read is read only while it is small. */
const longest = 16_384;

const Body = z.object({
  team: z.string().max(64),
  invitation: z.string().max(64),
  person: z.object({
    id: z.string().min(1).max(64),
    name: z.string().min(1).max(200),
    box: z.string().refine((text) => recipientBytes(text) !== undefined),
    sign: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  }),
  at: z.iso.datetime(),
});
/** Somebody asks to belong to a team, by an invitation. */
export type JoinRequestBody = z.infer<typeof Body>;

export interface OpenedRequest {
  readonly body: JoinRequestBody;
  /** Whether it was made by who had the invitation's code. */
  isProvedBy(secret: Uint8Array): boolean;
}

/** Seals a request to the inviter (age): signed by who asks, proved by the invitation's secret. */
export async function sealJoinRequest(
  body: { team: string; invitation: string; person: Person; at: string },
  secret: Uint8Array,
  asker: Identity,
  inviterBox: string,
): Promise<Uint8Array> {
  const bytes = Buffer.from(JSON.stringify(body));
  const encrypter = new Encrypter();
  encrypter.addRecipient(inviterBox);
  return encrypter.encrypt(Buffer.concat([signFor(purpose, bytes, asker), proofOf(secret, bytes), bytes]));
}

/** Opens a request; undefined when it is for somebody else, or not signed by the keys it names. */
export async function openJoinRequest(sealed: Uint8Array, { box }: Identity): Promise<OpenedRequest | undefined> {
  if (sealed.length > longest) return undefined;
  const decrypter = new Decrypter();
  decrypter.addIdentity(box);
  const plain = await decrypter.decrypt(sealed).catch(() => undefined);
  if (!plain) return undefined;
  const signature = plain.subarray(0, signatureLength);
  const proof = plain.subarray(signatureLength, signatureLength + proofLength);
  const bytes = plain.subarray(signatureLength + proofLength);
  const body = readBody(bytes);
  if (!body || !isSignedFor(purpose, bytes, signature, body.person.sign)) return undefined;
  return { body, isProvedBy: (secret) => timingSafeEqual(proofOf(secret, bytes), proof) };
}

function proofOf(secret: Uint8Array, bytes: Uint8Array): Uint8Array {
  return createHmac('sha256', secret).update(`ouvadesk ${purpose}\n`).update(bytes).digest();
}

function readBody(bytes: Uint8Array): JoinRequestBody | undefined {
  try {
    return Body.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return undefined;
  }
}
