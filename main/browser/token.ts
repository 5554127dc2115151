import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes, in letters that an address and a cookie take as they are. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether two tokens are the same, in a time that tells nothing of where they differ or how long they are. */
export function sameToken(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
