import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SealBroken } from './failures.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What is sealed and where it belongs: a sealed text that is moved to another place does not open. */
export interface Place {
  /** What kind of thing it is; a few words, never changed: `ouvadesk batch 1`. */
  readonly what: string;
  readonly where: readonly (string | number)[];
}

/** The place of a batch of the journal. */
export function batchPlace(batch: {
  readonly device: string;
  readonly first: number;
  readonly last: number;
  readonly epoch: number;
}): Place {
  return { what: 'ouvadesk batch 1', where: [batch.device, batch.first, batch.last, batch.epoch] };
}

/**
 * Encrypts under a key of 32 bytes: nonce, ciphertext, tag. Nonces are random, which suffices for 2^32 seals under one key
 * (NIST SP 800-38D, section 8.3).
 */
export function seal(key: Uint8Array, place: Place, contents: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const encrypt = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  encrypt.setAAD(bytesOf(place));
  return Buffer.concat([nonce, encrypt.update(contents), encrypt.final(), encrypt.getAuthTag()]);
}

/** What was sealed at that place under that key; throws SealBroken where it was not, or was altered since. */
export function unseal(key: Uint8Array, place: Place, sealed: Uint8Array): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new SealBroken();
  const decrypt = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decrypt.setAAD(bytesOf(place));
  decrypt.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    const contents = decrypt.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
    return Buffer.concat([contents, decrypt.final()]);
  } catch {
    throw new SealBroken();
  }
}

/** JSON keeps neighbours apart: no two places have the same bytes. */
function bytesOf({ what, where }: Place): Buffer {
  return Buffer.from(JSON.stringify([what, ...where]));
}
