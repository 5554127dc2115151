import { createHmac, type KeyObject } from 'node:crypto';

/** The first bytes of HMAC-SHA-256 over the parts, each with its length so that no two lists read alike. */
export function keyedDigest(key: KeyObject, parts: readonly string[], bytes: number): Uint8Array {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(`${part.length}:${part},`);
  return new Uint8Array(hmac.digest().subarray(0, bytes));
}
