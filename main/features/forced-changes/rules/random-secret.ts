import { randomInt } from 'node:crypto';
import type { CharacterClass, Policy } from '../../../../preload/contract/password-campaigns.ts';

const signs: Readonly<Record<CharacterClass, string>> = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digit: '0123456789',
  special: '-_@!:.#*',
};
const classes = Object.values(signs);
const alphabet = Buffer.from(classes.join(''));

/** Of 70 signs: 147 bits. */
const usualLength = 24;

/**
 * A password that nobody knows, as ASCII, to be zeroed by whoever asked: drawn evenly among those of its length that have
 * every class, so that it meets the policy. At most `room` characters; undefined where the policy wants more than that.
 */
export function randomSecret(
  policy: Pick<Policy, 'minimumLength' | 'maximumLength'>,
  room: number,
): Buffer | undefined {
  const least = Math.max(policy.minimumLength, classes.length);
  const most = Math.min(policy.maximumLength ?? Math.max(least, usualLength), room);
  if (most < least) return undefined;
  const length = Math.min(most, Math.max(least, usualLength));
  const secret = Buffer.allocUnsafeSlow(length);
  do {
    for (let at = 0; at < length; at += 1) secret[at] = alphabet[randomInt(alphabet.length)] ?? 0;
  } while (!classes.every((own) => secret.some((byte) => own.includes(String.fromCharCode(byte)))));
  return secret;
}
