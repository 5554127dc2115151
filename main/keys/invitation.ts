import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { parse as uuidBytes, stringify as uuidText } from 'uuid';
import { z } from 'zod';
import { readCode, writeCode } from './code.ts';
import { recipientBytes, recipientOfBytes } from './identity.ts';

const version = 1;
const Words = z.object({
  team: z.string().min(1).max(200),
  inviter: z.string().min(1).max(200),
  name: z.string().max(200),
  role: z.enum(['administrator', 'member']),
  /** Where the journal is, as the feature writes it. */
  address: z.unknown(),
});

/** What an administrator hands to a newcomer: no password, no key of the team, and a secret that is worth one request. */
export interface Invitation extends z.infer<typeof Words> {
  readonly id: string;
  readonly teamId: string;
  /** Hash of the team's first statement, in hexadecimal: the newcomer follows no other chain. */
  readonly root: string;
  readonly secret: Uint8Array;
  /** Milliseconds since 1970, to the second. */
  readonly expiresAt: number;
  /** The inviter's public keys: the request is sealed to her. */
  readonly box: string;
  readonly sign: string;
}

export const secretLength = 16;
const fixed = { version: 1, id: 16, teamId: 16, root: 32, secret: secretLength, expiresAt: 4, box: 32, sign: 32 };
const fixedLength = Object.values(fixed).reduce((sum, length) => sum + length, 0);

/** The invitation as a code to copy, or to put in a file. */
export function writeInvitation(invitation: Invitation): string {
  const { id, teamId, root, secret, expiresAt, box, sign, team, inviter, name, role, address } = invitation;
  const seconds = Buffer.alloc(fixed.expiresAt);
  seconds.writeUInt32BE(Math.floor(expiresAt / 1_000));
  const words = deflateRawSync(JSON.stringify({ team, inviter, name, role, address }), { level: 9 });
  const head = [uuidBytes(id), uuidBytes(teamId), Buffer.from(root, 'hex'), secret, seconds];
  const keys = [recipientBytes(box) ?? Buffer.alloc(0), Buffer.from(sign, 'base64url')];
  const bytes = Buffer.concat([Buffer.of(version), ...head, ...keys, words]);
  return writeCode('ouvainvite', bytes);
}

/** The invitation in a text, or undefined when there is none that can be read. Whether it is still good is for others to judge. */
export function readInvitation(text: string): Invitation | undefined {
  const bytes = readCode('ouvainvite', text);
  if (!bytes || bytes.length <= fixedLength || bytes[0] !== version) return undefined;
  let at = fixed.version;
  const take = (length: number) => {
    at += length;
    return Buffer.from(bytes.subarray(at - length, at));
  };
  try {
    const head = {
      id: uuidText(take(fixed.id)),
      teamId: uuidText(take(fixed.teamId)),
      root: take(fixed.root).toString('hex'),
      secret: new Uint8Array(take(fixed.secret)),
      expiresAt: take(fixed.expiresAt).readUInt32BE() * 1_000,
      box: recipientOfBytes(take(fixed.box)),
      sign: take(fixed.sign).toString('base64url'),
    };
    const words = inflateRawSync(bytes.subarray(fixedLength), { maxOutputLength: 65_536 }).toString('utf8');
    return { ...head, ...Words.parse(JSON.parse(words)) };
  } catch {
    return undefined;
  }
}
