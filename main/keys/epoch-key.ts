import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { parse as uuidBytes } from 'uuid';
import type { Identity } from './identity.ts';

/** The team's keys by epoch, from 1. */
export type EpochKeys = ReadonlyMap<number, Uint8Array>;

const keyLength = 32;
const entryLength = 4 + keyLength;
const teamLength = 16;
/** More epochs than any team lives through; a longer bundle is not ours. */
const mostEpochs = 10_000;

export function makeEpochKey(): Uint8Array {
  return new Uint8Array(randomBytes(keyLength));
}

/** What a signed statement says of a key, so that whoever receives the key knows it for the team's. Hexadecimal. */
export function commitmentTo(team: string, epoch: number, key: Uint8Array): string {
  return createHash('sha256').update(`ouvadesk epoch key\n${team}\n${epoch}\n`).update(key).digest('hex');
}

/** The key that seals statements: not the one that seals edits, though both come from the epoch's. */
export function statementKey(key: Uint8Array): Uint8Array {
  return Buffer.from(hkdfSync('sha256', key, '', 'ouvadesk statements', keyLength));
}

/** Under which name the journal holds what is wrapped for somebody: only who knows her key knows that it names her. */
export function recipientLabel(box: string): string {
  return createHash('sha256').update(`ouvadesk recipient\n${box}`).digest('hex');
}

/** Keys of one team (a UUID) in an age file that one identity opens. */
export async function wrapKeys(team: string, keys: EpochKeys, box: string): Promise<Uint8Array> {
  // Each takes some milliseconds of JavaScript: others get their turn between two.
  await setImmediate();
  const encrypter = new Encrypter();
  encrypter.addRecipient(box);
  return encrypter.encrypt(Buffer.concat([uuidBytes(team), ...[...keys].map(([epoch, key]) => entryOf(epoch, key))]));
}

/** The keys in an age file; undefined when it is not for this identity, or no such file. Nothing proves yet that they are the team's. */
export async function unwrapKeys(
  wrapped: Uint8Array,
  { box }: Identity,
): Promise<{ team: string; keys: EpochKeys } | undefined> {
  if (wrapped.length > mostEpochs * entryLength) return undefined;
  await setImmediate();
  const decrypter = new Decrypter();
  decrypter.addIdentity(box);
  const plain = await decrypter.decrypt(wrapped).catch(() => new Uint8Array());
  if (plain.length % entryLength !== teamLength) return undefined;
  const bytes = Buffer.from(plain);
  const count = (bytes.length - teamLength) / entryLength;
  const keys = new Map(Array.from({ length: count }, (_, place) => readEntry(bytes, teamLength + place * entryLength)));
  return { team: teamIn(bytes), keys };
}

function teamIn(bytes: Buffer): string {
  const hex = bytes.toString('hex', 0, teamLength);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function entryOf(epoch: number, key: Uint8Array): Uint8Array {
  const entry = Buffer.alloc(entryLength);
  entry.writeUInt32BE(epoch, 0);
  entry.set(key, 4);
  return entry;
}

function readEntry(bytes: Buffer, at: number): [number, Uint8Array] {
  return [bytes.readUInt32BE(at), new Uint8Array(bytes.subarray(at + 4, at + entryLength))];
}
