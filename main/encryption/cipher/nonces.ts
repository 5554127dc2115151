import { randomFillSync } from 'node:crypto';

const bytes = 12;

/**
 * Nonces of AES-GCM: each once, at random (SP 800-38D 8.2.2: at most 2^32 values a key). Taken from a pool, for asking the
 * system costs more than encrypting; what was given is wiped, so that it can never be given again.
 */
export function openNonces(many = 4_096): (into: Uint8Array, offset: number) => void {
  const pool = Buffer.allocUnsafeSlow(bytes * many);
  let at = pool.length;
  return (into, offset) => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    into.set(pool.subarray(at, at + bytes), offset);
    pool.fill(0, at, at + bytes);
    at += bytes;
  };
}
