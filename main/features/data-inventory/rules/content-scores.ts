import type { DataCategory } from '../../../../preload/contract/data-inventory.ts';
import type { ValueProfile } from './profile-values.ts';

/** What the values say of a category: from -1, they cannot be that, to 1; undefined where values of it look like anything. */
export type ContentScore = (profile: ValueProfile) => number | undefined;

/** Mostly neither letters nor words: what no name, town or note is. */
const isCode = (p: ValueProfile) =>
  Math.max(p.number, p.flag, p.url, p.email, p.hashed, p.token, p.instant, p.binary, p.ip) > 0.5;

/** The same few values again and again: a choice, not what somebody wrote. */
const isChoice = ({ different, values }: ValueProfile) => different <= 6 && values >= 5 * different && values >= 20;

export const contentScores: Readonly<Record<DataCategory, ContentScore>> = {
  'clear-password': (p) => {
    if (p.hashed > 0.5 || p.flag > 0.5 || p.instant > 0.5 || p.email > 0.5 || p.binary > 0.5 || isChoice(p)) return -1;
    return p.distinct > 0.3 ? 0.8 : 0.3;
  },
  'password-hash': ({ hashed }) => hashed * 2 - 1,
  secret: (p) => {
    if (p.instant > 0.5 || p.flag > 0.5 || isChoice(p) || p.prose > 0.5) return -1;
    if (Math.max(p.token, p.hashed) > 0.6) return 1;
    if (p.number < 0.9) return 0.2;
    // Sessions and tickets of older programs are long numbers, each another.
    return p.longest >= 12 && p.distinct > 0.9 ? 0.4 : -0.2;
  },
  iban: (p) => (Math.max(p.iban, p.rib) > 0.4 ? 1 : p.flag > 0.5 || p.prose > 0.3 || p.email > 0.3 ? -1 : 0.3),
  'bank-card': (p) => (p.bankCard > 0.4 ? 1 : p.flag > 0.5 || p.prose > 0.3 || p.letters > 0.5 ? -1 : 0.4),
  'national-id': (p) => (p.nationalId > 0.4 ? 1 : p.flag > 0.5 || p.prose > 0.3 || isChoice(p) ? -1 : 0.4),
  name: (p) => {
    if (isCode(p) || p.prose > 0.6) return -1;
    if (p.path > 0.4) return -0.6;
    if (p.personName >= 0.6) return 1;
    if (isChoice(p)) return -0.6;
    if (p.personName >= 0.4) return 1;
    if (p.personName >= 0.2) return 0.6;
    return p.letters > 0.6 && p.distinct > 0.3 ? 0.3 : -0.2;
  },
  email: ({ email }) => email * 2 - 1,
  telephone: (p) => (p.telephone > 0.4 ? 1 : p.mayBeTelephone > 0.6 && p.instant + p.ip < 0.2 ? 0.6 : -0.8),
  'postal-address': (p) => {
    if (p.street > 0.3 || p.postcode > 0.6) return 1;
    if (p.email > 0.3 || p.url > 0.5 || p.ip > 0.3 || p.hashed > 0.5 || p.flag > 0.5 || p.instant > 0.5) return -1;
    if (p.letters > 0.6 && p.different > 6) return 0.4;
    return p.street > 0.1 ? 0.5 : 0;
  },
  'birth-date': (p) => {
    if (p.age < 0.5) return p.seconds > 0.8 ? 0.2 : -1;
    return p.medianAge >= 18 && p.ageSpread >= 8 ? 1 : 0.4;
  },
  'civil-status': (p) =>
    p.instant > 0.5 || p.email > 0.3 || p.prose > 0.5 || p.longest > 120 ? -1 : isChoice(p) ? 0.8 : 0.4,
  login: (p) => {
    if (p.flag > 0.5 || p.instant > 0.5 || p.hashed > 0.5 || p.prose > 0.3 || p.number > 0.9 || isChoice(p)) return -1;
    return p.word > 0.7 && p.distinct > 0.5 ? 0.9 : 0.2;
  },
  identifier: (p) =>
    p.flag > 0.5 || p.instant > 0.5 || p.prose > 0.3 || isChoice(p) ? -1 : p.distinct > 0.5 ? 0.6 : 0.1,
  'online-account': (p) => {
    if (p.flag > 0.5 || p.instant > 0.5) return -1;
    if (p.url > 0.4) return 1;
    if (p.path > 0.4) return -0.6;
    return p.number > 0.9 ? -0.5 : 0.3;
  },
  'ip-address': (p) => (p.ip > 0.4 ? 1 : p.number > 0.9 && p.longest >= 8 ? 0.3 : p.longest > 0 ? -0.7 : undefined),
  geolocation: (p) => (p.coordinate > 0.4 ? 1 : p.flag > 0.5 || p.prose > 0.2 ? -0.7 : undefined),
  'connection-trace': (p) => {
    if (p.agent > 0.4) return 1;
    if (p.instant > 0.5 || p.age > 0.5 || p.seconds > 0.5) return 0.7;
    return p.flag > 0.5 || isChoice(p) ? -1 : undefined;
  },
  income: (p) => (p.flag > 0.5 || p.prose > 0.3 ? -1 : p.number > 0.6 ? 0.5 : 0),
  health: (p) => (p.number > 0.9 && p.longest > 3 ? -0.3 : undefined),
  opinion: (p) => (p.number > 0.9 && p.longest > 3 ? -0.3 : undefined),
  image: (p) => (p.flag > 0.5 || p.instant > 0.5 ? -1 : undefined),
  occupation: (p) => (isCode(p) ? -1 : p.letters > 0.5 ? 0.5 : 0),
  'free-text': (p) => {
    if (isCode(p) || p.path > 0.6) return -1;
    if (personalInside(p) > 0.05) return 1;
    if (p.prose > 0.4) return 0.7;
    return p.prose > 0.15 ? 0.4 : -0.3;
  },
};

/** The share of values that have a personal datum somewhere in them. */
export const personalInside = (p: ValueProfile): number =>
  Math.max(p.emailInside, p.ipInside, p.writtenTelephone, p.street);

type AloneScore = (profile: ValueProfile, ofPeople: boolean) => number;

/** Hashes that nothing but passwords has, whatever the column is called. */
const passwordFamilies: ReadonlySet<string> = new Set([
  'bcrypt',
  'argon2',
  'crypt-md5',
  'crypt-sha256',
  'crypt-sha512',
  'phpass',
  'pbkdf2',
  'salted-sha',
  'mysql-native',
]);

/** How sure the values alone make of a category, where no name says it. Only what looks like nothing else is here. */
export const aloneScores: Partial<Readonly<Record<DataCategory, AloneScore>>> = {
  'password-hash': (p, ofPeople) => {
    if (p.hashed < 0.8 || p.different < 3) return 0;
    return passwordFamilies.has(p.family) ? 0.9 : ofPeople && p.distinct > 0.5 ? 0.5 : 0;
  },
  iban: (p) => (p.iban > 0.5 ? 0.95 : p.rib > 0.5 ? 0.9 : 0),
  'bank-card': (p) => (p.bankCard > 0.8 ? 0.9 : 0),
  'national-id': (p) => (p.nationalId > 0.5 ? 0.95 : 0),
  email: (p) => (p.email > 0.7 ? 0.9 : p.email > 0.4 ? 0.6 : 0),
  telephone: (p) => (p.telephone > 0.8 && p.writtenTelephone > 0.3 ? 0.85 : 0),
  'ip-address': (p) => (p.ip > 0.7 && p.plainIp > 0.5 ? 0.85 : 0),
  'postal-address': (p) => (p.street > 0.5 ? 0.8 : 0),
  'connection-trace': (p) => (p.agent > 0.6 ? 0.85 : 0),
  name: (p, ofPeople) =>
    p.personName > 0.6 && p.letters > 0.6 && p.distinct > 0.3 && p.prose < 0.4 ? (ofPeople ? 0.7 : 0.6) : 0,
  'birth-date': (p, ofPeople) => (ofPeople && p.age > 0.9 && p.medianAge >= 28 && p.ageSpread >= 25 ? 0.55 : 0),
  'free-text': (p) => {
    const inside = personalInside(p);
    if (p.longest < 20 || p.email > 0.4 || p.ip > 0.4 || p.street > 0.5) return 0;
    return inside > 0.1 ? 0.7 : inside > 0.03 ? 0.55 : 0;
  },
};
