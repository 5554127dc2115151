import { randomBytes } from 'node:crypto';
import { base32nopad } from '@scure/base';
import { combine, split } from 'shamir-secret-sharing';
import { readCode, writeCode } from './code.ts';

/** One part of a recovery secret, as it is written on paper. */
export interface Share {
  /** Names the set, 8 letters and digits. */
  readonly set: string;
  /** From 1 to `of`. */
  readonly index: number;
  readonly needed: number;
  readonly of: number;
  readonly part: Uint8Array;
}

const version = 1;
const secretLength = 32;
const setLength = 5;
const headLength = 1 + setLength + 2;
/** The library adds the place of the part to it. */
const partLength = secretLength + 1;

/** Splits a secret of 32 bytes into `of` parts, `needed` of which give it back (2 to 15). */
export async function splitSecret(secret: Uint8Array, needed: number, of: number): Promise<Share[]> {
  if (secret.length !== secretLength || needed < 2 || of > 15 || needed > of)
    throw new RangeError('A secret of 32 bytes is split into 2 to 15 parts.');
  const set = base32nopad.encode(randomBytes(setLength));
  const parts = await split(new Uint8Array(secret), of, needed);
  return parts.map((part, place) => ({ set, index: place + 1, needed, of, part }));
}

/**
 * What these parts give together, or undefined when the library will not try (fewer than two, one twice). Too few parts, or
 * parts of several sets, give other bytes without a word: whoever asks must know the secret by what it opens.
 */
export async function combineShares(shares: readonly Share[]): Promise<Uint8Array | undefined> {
  return combine(shares.map(({ part }) => new Uint8Array(part))).catch(() => undefined);
}

/** A part as text of 81 characters, which its checksum keeps from slips: any four wrong letters are noticed (BIP 350). */
export function writeShare({ set, index, needed, of, part }: Share): string {
  const head = Buffer.of(version, ...base32nopad.decode(set), index, (needed << 4) | of);
  return writeCode('ouvapart', Buffer.concat([head, part]));
}

/** The part in a text, or undefined when there is none or a letter is wrong. */
export function readShare(text: string): Share | undefined {
  const bytes = readCode('ouvapart', text);
  if (!bytes || bytes.length !== headLength + partLength || bytes[0] !== version) return undefined;
  const [index = 0, counts = 0] = bytes.subarray(1 + setLength);
  const [needed, of] = [counts >> 4, counts & 15];
  if (needed < 2 || needed > of || index < 1 || index > of) return undefined;
  const set = base32nopad.encode(bytes.subarray(1, 1 + setLength));
  return { set, index, needed, of, part: new Uint8Array(bytes.subarray(headLength)) };
}
