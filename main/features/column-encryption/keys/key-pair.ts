import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import type { Identity } from '../../../keys/identity.ts';

/** A data key and the key of the blind index, 32 bytes each. */
export interface KeyPair {
  readonly key: Uint8Array;
  readonly index: Uint8Array;
}

/** Which key it is; what is committed to, word for word. */
export interface KeyFacts {
  readonly plan: string;
  readonly source: string;
  readonly table: string;
  readonly column: string;
  readonly number: number;
  readonly root: number;
  readonly after: number;
  readonly madeAt: string;
  readonly by: string;
}

const length = 32;
/** Of an age file for one X25519 recipient, with room for what a later version of it adds. */
const longestWrap = 4_096;

/** Two new keys; with `index` another data key beside the index key that stays. */
export function makePair(index: Uint8Array = randomBytes(length)): KeyPair {
  return { key: new Uint8Array(randomBytes(length)), index: new Uint8Array(index) };
}

/** By which a key is known to be this column's, at this number, and no other's. Hexadecimal. */
export function commitmentTo(facts: KeyFacts, { key, index }: KeyPair): string {
  const { plan, source, table, column, number, root, after, madeAt, by } = facts;
  const place = JSON.stringify([plan, source, table, column, number, root, after, madeAt, by]);
  return createHash('sha256').update(`ouvadesk column key 1\n${place}\n`).update(key).update(index).digest('hex');
}

/** The word of somebody who holds the key, for one use. Hexadecimal. */
export function proofBy({ key }: KeyPair, use: 'successor' | 'holder' | 'rehearsal', parts: readonly string[]): string {
  const secret = Buffer.from(hkdfSync('sha256', key, '', `ouvadesk column key 1 ${use}`, length));
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');
}

/** Whether a proof was made by who holds the key. */
export function isProofBy(pair: KeyPair, use: Parameters<typeof proofBy>[1], parts: readonly string[], proof: string) {
  const [right, given] = [Buffer.from(proofBy(pair, use, parts)), Buffer.from(proof)];
  return right.length === given.length && timingSafeEqual(right, given);
}

/** An age file in base64 that the owner of the box opens. */
export async function wrapPair({ key, index }: KeyPair, box: string): Promise<string> {
  // Each takes some milliseconds of JavaScript: others get their turn between two.
  await setImmediate();
  const encrypter = new Encrypter();
  encrypter.addRecipient(box);
  return Buffer.from(await encrypter.encrypt(Buffer.concat([key, index]))).toString('base64');
}

/** What is in an age file; undefined when it is not for this identity. Nothing proves yet that it is the column's key. */
export async function unwrapPair(wrapped: string, { box }: Pick<Identity, 'box'>): Promise<KeyPair | undefined> {
  if (wrapped.length > longestWrap) return undefined;
  await setImmediate();
  const decrypter = new Decrypter();
  decrypter.addIdentity(box);
  const plain = await decrypter.decrypt(Buffer.from(wrapped, 'base64')).catch(() => new Uint8Array());
  if (plain.length !== 2 * length) return undefined;
  return { key: plain.slice(0, length), index: plain.slice(length) };
}
