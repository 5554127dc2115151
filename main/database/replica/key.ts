import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { argon2id, hash } from 'argon2';
import { z } from 'zod';

export const keyBytes = 32;
export const saltBytes = 16;

/** Parameters of Argon2id. Bounded, because they are read from a file that anybody may have altered. */
export const Kdf = z.object({
  algorithm: z.literal('argon2id'),
  memoryKiB: z.number().int().min(19_456).max(1_048_576),
  passes: z.number().int().min(1).max(20),
  lanes: z.number().int().min(1).max(16),
});
export type Kdf = z.infer<typeof Kdf>;

/** RFC 9106, section 4, second recommended option: 64 MiB, three passes, four lanes. */
export const currentKdf: Kdf = { algorithm: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 4 };

/** The 32 bytes that open a replica, from a passphrase in Unicode NFC and the 16 bytes of salt at the head of its file. */
export async function deriveKey(passphrase: string, salt: Uint8Array, kdf: Kdf): Promise<Buffer> {
  return hash(passphrase.normalize('NFC'), {
    type: argon2id,
    raw: true,
    salt: Buffer.from(salt),
    hashLength: keyBytes,
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.passes,
    parallelism: kdf.lanes,
  });
}

export function newSalt(): Buffer {
  return randomBytes(saltBytes);
}

/** Tells a right key from a wrong one without opening the file: 16 bytes in hexadecimal, of no use for finding the key. */
export function checkOf(key: Uint8Array): string {
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'ouvadesk vault check', keyBytes));
  return createHmac('sha256', derived).update('ouvadesk').digest('hex').slice(0, 32);
}

export function checkFits(key: Uint8Array, check: string): boolean {
  const mine = Buffer.from(checkOf(key));
  const theirs = Buffer.from(check);
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}
