import type { StorageFamily } from '../../../../preload/contract/schema-mapping.ts';
import { isBankCard } from './detect/bank-card.ts';
import { isAge, yearOfDay } from './detect/birth-date.ts';
import { holdsEmail, isEmail } from './detect/email.ts';
import { isIban, isRib } from './detect/iban.ts';
import { holdsIpAddress, isIpAddress, isPlainIpAddress } from './detect/ip-address.ts';
import { isNationalId } from './detect/national-id.ts';
import { isPostcode, isStreet } from './detect/postal-address.ts';
import { isTelephone, isWrittenTelephone, mayBeTelephone } from './detect/telephone.ts';
import { isToken } from './detect/token.ts';

/** What the rules must be told of the world to judge values. */
export interface Sight {
  readonly recognise: (value: string | null) => StorageFamily;
  readonly isPersonName: (value: string) => boolean;
  readonly thisYear: number;
}

/** What is looked for in each value; a profile holds the share of each, 0 to 1, of the values that hold something. */
const looks = {
  email: isEmail,
  emailInside: holdsEmail,
  telephone: isTelephone,
  writtenTelephone: isWrittenTelephone,
  mayBeTelephone,
  iban: isIban,
  rib: isRib,
  bankCard: isBankCard,
  nationalId: isNationalId,
  ip: isIpAddress,
  plainIp: isPlainIpAddress,
  ipInside: holdsIpAddress,
  street: isStreet,
  postcode: isPostcode,
  token: isToken,
  agent: (value: string) => /^(?:Mozilla|Opera|curl|Wget|Dalvik|okhttp|python-requests)\/[\d.]+/.test(value),
  url: (value: string) => /^(?:https?:\/\/|www\.)\S+$/i.test(value),
  coordinate: (value: string) => /^-?\d{1,3}\.\d{3,}(?:\s*[,;]\s*-?\d{1,3}\.\d{3,})?$/.test(value),
  number: (value: string) => /^-?\d+(?:[.,]\d+)?$/.test(value),
  seconds: (value: string) => /^1?\d{9}$/.test(value),
  instant: (value: string) => /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(value),
  flag: (value: string) => /^(?:[01yno]|oui|non|yes|no|true|false|vrai|faux)$/i.test(value),
  // Letters, and what stands between those of a name; "Zoé 🐝" is one too.
  letters: (value: string) => /^[\p{L}\p{M}][\p{L}\p{M}'’.,&() -]*$/u.test(value) && value.length <= 120,
  word: (value: string) => /^[\p{L}\p{N}._@+-]{2,64}$/u.test(value),
  prose: (value: string) => value.length > 12 && value.split(/\s+/).length >= 4 && /\p{L}{3}/u.test(value),
  path: (value: string) => /^[\w.~-]*\/[\w./~-]+$/.test(value),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  binary: (value: string) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/.test(value),
} as const;

export type Look = keyof typeof looks;

/** What the values of a column look like. It says nothing of any one value. */
export interface ValueProfile extends Readonly<Record<Look, number>> {
  readonly rows: number;
  /** How many are neither NULL nor empty, and as a share of all. */
  readonly values: number;
  readonly filled: number;
  /** Different values, as a share. */
  readonly distinct: number;
  /** How many different ones. */
  readonly different: number;
  readonly longest: number;
  readonly personName: number;
  /** A format that no chosen password has. */
  readonly hashed: number;
  /** The family that most of the hashed have. */
  readonly family: StorageFamily;
  /** Days of birth that a living person may have, and between the tenth and the ninetieth part of them how many years. */
  readonly age: number;
  readonly ageSpread: number;
  /** Of those days, the median of how many years ago. */
  readonly medianAge: number;
}

const notHashed: ReadonlySet<StorageFamily> = new Set(['clear', 'reversible', 'crypt-des', 'unknown', 'empty', 'none']);

/** Judges the sampled values of one column. Values of more than 1,000 characters are judged by their beginning. */
export function profileValues(sampled: readonly (string | null)[], sight: Sight): ValueProfile {
  const filled = sampled.filter((value): value is string => value !== null && value.trim() !== '');
  const share = (judge: (value: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(judge).length / filled.length;
  const shares = Object.fromEntries(Object.entries(looks).map(([look, judge]) => [look, share(judge)]));
  const families = filled.map(sight.recognise).filter((family) => !notHashed.has(family));
  const ages = filled
    .flatMap((value) => yearOfDay(value) ?? [])
    .filter((year) => isAge(year, sight.thisYear))
    .map((year) => sight.thisYear - year)
    .sort((a, b) => a - b);
  const at = (part: number) => ages[Math.floor((ages.length - 1) * part)] ?? 0;
  const different = new Set(filled).size;
  return {
    ...(shares as Record<Look, number>),
    rows: sampled.length,
    values: filled.length,
    filled: sampled.length === 0 ? 0 : filled.length / sampled.length,
    distinct: filled.length === 0 ? 0 : different / filled.length,
    different,
    longest: filled.reduce((most, { length }) => Math.max(most, length), 0),
    personName: share(sight.isPersonName),
    hashed: filled.length === 0 ? 0 : families.length / filled.length,
    family: mostOf(families) ?? 'unknown',
    age: filled.length === 0 ? 0 : ages.length / filled.length,
    ageSpread: at(0.9) - at(0.1),
    medianAge: at(0.5),
  };
}

function mostOf(families: readonly StorageFamily[]): StorageFamily | undefined {
  const counts = new Map<StorageFamily, number>();
  for (const family of families) counts.set(family, (counts.get(family) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}
