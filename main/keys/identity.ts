import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { bech32 } from '@scure/base';
import { identityToRecipient } from 'age-encryption';

/** What a person keeps for herself: an age identity (X25519) that opens what is wrapped for her, and an Ed25519 seed that signs. */
export interface Identity {
  /** "AGE-SECRET-KEY-1…" */
  readonly box: string;
  /** 32 bytes. */
  readonly seed: Uint8Array;
}

/** What everybody may know of her. */
export interface PublicKeys {
  /** "age1…" */
  readonly box: string;
  /** The Ed25519 public key, base64url. */
  readonly sign: string;
}

/** RFC 8410: what precedes the 32 bytes of an Ed25519 private and public key in DER. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export function makeIdentity(): Identity {
  return { box: ageIdentity(randomBytes(32)), seed: randomBytes(32) };
}

/** The identity that 32 secret bytes stand for, the same each time. */
export function identityFromSecret(secret: Uint8Array): Identity {
  if (secret.length !== 32) throw new RangeError('A recovery secret has 32 bytes.');
  const part = (info: string) => Buffer.from(hkdfSync('sha256', secret, '', `ouvadesk recovery ${info}`, 32));
  return { box: ageIdentity(part('box')), seed: part('sign') };
}

export async function publicKeysOf({ box, seed }: Identity): Promise<PublicKeys> {
  const spki = createPublicKey(signingKey(seed)).export({ format: 'der', type: 'spki' });
  return {
    box: await identityToRecipient(box),
    sign: spki.subarray(publicPrefix.length).toString('base64url'),
  };
}

/** Signs bytes for one purpose: a signature made for one is worth nothing for another. 64 bytes. */
export function signFor(purpose: string, bytes: Uint8Array, { seed }: Identity): Uint8Array {
  return sign(null, purposely(purpose, bytes), signingKey(seed));
}

/** Whether the holder of this key signed these bytes for this purpose; false too for what is no key or no signature. */
export function isSignedFor(purpose: string, bytes: Uint8Array, signature: Uint8Array, signKey: string): boolean {
  const raw = Buffer.from(signKey, 'base64url');
  if (raw.length !== 32 || signature.length !== 64) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' });
    return verify(null, purposely(purpose, bytes), key, signature);
  } catch {
    return false;
  }
}

/** The 32 bytes of an age recipient; undefined for what is none. */
export function recipientBytes(box: string): Uint8Array | undefined {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(box);
    return prefix === 'age' && bytes.length === 32 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

export function recipientOfBytes(bytes: Uint8Array): string {
  return bech32.encodeFromBytes('age', bytes);
}

function ageIdentity(scalar: Uint8Array): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', scalar).toUpperCase();
}

function signingKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
}

function purposely(purpose: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`ouvadesk ${purpose}\n`), bytes]);
}
