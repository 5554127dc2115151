import type { StorageFamily } from '../../preload/contract/schema-mapping.ts';
import { decodeReversible, looksReversible } from './decode-reversible.ts';

/** How many rows of a column are of which family. */
export interface FamilyCount {
  readonly family: StorageFamily;
  readonly count: number;
}

/** Longer than any password a person types and any format known here. */
const longest = 1024;

/** Formats that say their own name in the first characters: no clear password looks like these. */
const crypts: readonly (readonly [RegExp, StorageFamily])[] = [
  [/^\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}$/, 'bcrypt'],
  [/^\$argon2(?:id|i|d)\$/, 'argon2'],
  [/^\$(?:1|apr1)\$[^$]{0,8}\$[./A-Za-z0-9]{22}$/, 'crypt-md5'],
  [/^\$5\$(?:rounds=\d+\$)?[^$]{0,16}\$[./A-Za-z0-9]{43}$/, 'crypt-sha256'],
  [/^\$6\$(?:rounds=\d+\$)?[^$]{0,16}\$[./A-Za-z0-9]{86}$/, 'crypt-sha512'],
  [/^\$[PH]\$[./A-Za-z0-9]{31}$/, 'phpass'],
  [/^\$S\$[./A-Za-z0-9]{52}$/, 'phpass'],
  [/^\$pbkdf2(?:-sha\d+)?\$/, 'pbkdf2'],
  [/^\$SHA\$[0-9a-f]+\$[0-9a-f]{64}$/i, 'salted-sha'],
  // Any other "$name$…" is somebody's format (yescrypt, scrypt, WordPress 6.8), which nothing here can check.
  [/^\$[\w.-]{1,20}\$.{16,}$/s, 'unknown'],
];

const named: readonly (readonly [RegExp, StorageFamily])[] = [
  [/^pbkdf2_sha\d+\$\d+\$/, 'pbkdf2'],
  [/^sha(?:1|256|512):\d+:\d+:[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$/, 'pbkdf2'],
  [/^(?:sha1|sha256|md5)\$[^$]*\$[0-9a-f]{32,64}$/, 'salted-sha'],
  [/^bcrypt(?:_sha256)?\$\$2[abxy]?\$/, 'unknown'],
  [/^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}):\S{2,64}$/i, 'salted-sha'],
];

/** Schemes of Dovecot and LDAP, "{SCHEME}value"; `crypt` ones hold one of the formats above. */
const schemes: Readonly<Record<string, StorageFamily | 'crypt'>> = {
  CRYPT: 'crypt',
  'BLF-CRYPT': 'crypt',
  'MD5-CRYPT': 'crypt',
  'SHA256-CRYPT': 'crypt',
  'SHA512-CRYPT': 'crypt',
  'DES-CRYPT': 'crypt',
  ARGON2I: 'crypt',
  ARGON2ID: 'crypt',
  SHA: 'sha1',
  SHA1: 'sha1',
  SHA256: 'sha256',
  SHA512: 'sha512',
  MD5: 'md5',
  'PLAIN-MD5': 'md5',
  'LDAP-MD5': 'md5',
  SSHA: 'salted-sha',
  SSHA256: 'salted-sha',
  SSHA512: 'salted-sha',
  SMD5: 'salted-sha',
  PBKDF2: 'pbkdf2',
  PLAIN: 'reversible',
  CLEAR: 'reversible',
  CLEARTEXT: 'reversible',
};
const scheme = /^\{([A-Z0-9-]{2,20})(?:\.(?:HEX|B64))?\}(.*)$/is;

const digests: Readonly<Record<number, StorageFamily>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };
const hexadecimal = /^[0-9a-f]+$/i;
// The last character of a DES crypt carries four bits only: sixteen of the sixty-four can stand there.
const des = /^[./0-9A-Za-z]{12}[.26AEIMQUYcgkosw]$/;
const paddedBase64 = /^[A-Za-z0-9+/]{14,}={1,2}$/;
const longBase64 = /^[A-Za-z0-9+/_-]{40,}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const binary = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

/** The family of one stored password, from its shape alone. NULL is `none`, the empty string `empty`. */
export function recognise(value: string | null): StorageFamily {
  if (value === null) return 'none';
  if (value === '') return 'empty';
  if (value.length > longest || binary.test(value)) return 'unknown';
  return (
    ofCrypt(value) ?? ofScheme(value) ?? ofName(value) ?? ofDigest(value) ?? (looksRandom(value) ? 'unknown' : 'clear')
  );
}

/**
 * What a column is, by the count of all its rows. One family if no row contradicts it; `clear` also where the few others
 * only look coded as a chosen password can; otherwise `auto`: each row is recognised for itself.
 */
export function vote(counts: readonly FamilyCount[]): StorageFamily | 'auto' {
  const stored = counts.filter(({ family, count }) => count > 0 && family !== 'none' && family !== 'empty');
  const [only] = stored;
  if (!only) return 'auto';
  if (stored.length === 1) return only.family;
  const total = stored.reduce((sum, { count }) => sum + count, 0);
  const clear = stored.find(({ family }) => family === 'clear')?.count ?? 0;
  const lookalikes = stored.every(({ family }) => ['clear', 'reversible', 'crypt-des'].includes(family));
  return lookalikes && clear >= 0.98 * total ? 'clear' : 'auto';
}

/** The same stored value without its "{SCHEME}", if it has one: "{CRYPT}$6$…" gives "$6$…". */
export function withoutScheme(value: string): string {
  const [, name, rest] = scheme.exec(value) ?? [];
  return name && rest !== undefined && name.toUpperCase() in schemes ? rest : value;
}

/**
 * The digest that an unsalted hash stands for, in lower-case hexadecimal, whatever its spelling ("{SHA}base64", "*HEX" of
 * MySQL, upper case); undefined for anything else.
 */
export function digestOf(value: string): string | undefined {
  const bare = withoutScheme(value);
  if (/^\*[0-9a-f]{40}$/i.test(bare)) return bare.slice(1).toLowerCase();
  if (hexadecimal.test(bare) && bare.length in digests) return bare.toLowerCase();
  if (bare === value) return undefined;
  const hex = Buffer.from(bare, 'base64').toString('hex');
  return hex.length in digests ? hex : undefined;
}

function ofCrypt(value: string): StorageFamily | undefined {
  if (!value.startsWith('$')) return undefined;
  return crypts.find(([shape]) => shape.test(value))?.[1];
}

function ofScheme(value: string): StorageFamily | undefined {
  if (!value.startsWith('{')) return undefined;
  const [, name = '', rest = ''] = scheme.exec(value) ?? [];
  const family = schemes[name.toUpperCase()];
  if (family === 'crypt') return ofCrypt(rest) ?? (/^[./0-9A-Za-z]{13}$/.test(rest) ? 'crypt-des' : 'unknown');
  if (family !== undefined) return family;
  return rest.length >= 16 ? 'unknown' : undefined;
}

function ofName(value: string): StorageFamily | undefined {
  if (value.length < 20) return undefined;
  return named.find(([shape]) => shape.test(value))?.[1];
}

function ofDigest(value: string): StorageFamily | undefined {
  if (value.length === 41 && /^\*[0-9a-f]{40}$/i.test(value)) return 'mysql-native';
  // Sixteen random bytes are printable once in ten million: what reads as text is text behind hexadecimal.
  if (looksReversible(value)) return 'reversible';
  if (value.length in digests && hexadecimal.test(value)) return digests[value.length];
  if (value.length === 13 && des.test(value) && changes(value) >= 4) return 'crypt-des';
  return undefined;
}

/** Bytes behind base64 that are no text: an encrypted or raw value. */
function looksRandom(value: string): boolean {
  if (paddedBase64.test(value)) return value.length % 4 === 0 && decodeReversible(value) === undefined;
  return longBase64.test(value) && changes(value) > value.length / 3;
}

/** How often neighbours are of different classes: words and years change two or three times, random text at every other place. */
function changes(value: string): number {
  let count = 0;
  let before = classOf(value.charCodeAt(0));
  for (let place = 1; place < value.length; place += 1) {
    const here = classOf(value.charCodeAt(place));
    if (here !== before) count += 1;
    before = here;
  }
  return count;
}

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 48 && code <= 57 ? 3 : 4;
}
