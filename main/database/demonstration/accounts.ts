import type { System } from '../../../preload/contract/common.ts';
import { days, momentAfter } from './days.ts';
import { choosePassword, drawHabit, generated, type Habit, variant } from './habits.ts';
import { ascii, awkwardNames, makeDomain, makePerson, type Person } from './people.ts';
import { openRandom, type Random } from './random.ts';
import { mailboxNames } from './words.ts';

export const defaultSeed = 20_180_126;
export const defaultAccounts = 5_000;

/** One synthetic account, its password still in clear: for the tables below, for tests and for benchmarks. */
export interface DemonstrationAccount {
  readonly system: System;
  readonly id: string;
  /** The Ouvadmin account it hangs on; itself for `account`. */
  readonly owner: string;
  readonly login: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly domain: string;
  readonly password: string | null;
  /** How its password was chosen; `reused` is the one of the Ouvadmin account, `varied` nearly so. */
  readonly habit: Habit | 'reused' | 'varied';
  readonly createdOn: string;
  /** "2017-03-02", or null where the panel never knew. */
  readonly changedOn: string | null;
  readonly mustChange: boolean;
  readonly status: 'active' | 'suspended' | 'closed';
  /** "2017-03-02 08:15:00" */
  readonly lastLogin: string | null;
}

interface Hosting extends DemonstrationAccount {
  readonly person: Person;
}

/** Shares of the four systems in a whole, in the order in which they come. */
const shares = { account: 0.4, mailbox: 0.36, ftp: 0.14 };

/** The same accounts for the same seed and count; Ouvadmin accounts first, then what hangs on them. */
export function* demonstrationAccounts(
  seed = defaultSeed,
  count = defaultAccounts,
): Generator<DemonstrationAccount, void> {
  const hostings: Hosting[] = [];
  for (const hosting of makeHostings(openRandom(seed, 'account'), Math.round(count * shares.account))) {
    hostings.push(hosting);
    yield hosting;
  }
  const mailboxes = Math.round(count * shares.mailbox);
  const ftp = Math.round(count * shares.ftp);
  yield* hang('mailbox', hostings, mailboxes, seed);
  yield* hang('ftp', hostings, ftp, seed);
  yield* hang('database', hostings, count - hostings.length - mailboxes - ftp, seed);
}

function* makeHostings(random: Random, count: number): Generator<Hosting, void> {
  const logins = new Map<string, number>();
  let number = 0;
  let before: Hosting | undefined;
  for (let index = 0; index < count; index += 1) {
    number += 1 + random.int(3);
    before = makeHosting(random, String(number).padStart(5, '0'), index, before, logins);
    yield before;
  }
}

function makeHosting(
  random: Random,
  id: string,
  index: number,
  before: Hosting | undefined,
  logins: Map<string, number>,
): Hosting {
  const again = before !== undefined && random.chance(0.18);
  const person = again ? before.person : makePerson(random);
  const domain = makeDomain(random, person.family);
  const login = makeLogin(random, person, domain, logins);
  const reused = again && random.chance(0.6);
  const habit = drawHabit(random);
  const password = reused ? before.password : choosePassword(habit, { person, login, domain }, random);
  // An awkward name at every 131st account, so that each kind is met on the first screens and again far down.
  const awkward = index % 131 === 7 ? awkwardNames[Math.floor(index / 131) % awkwardNames.length] : undefined;
  const name = awkward ?? person.name;
  return {
    ...{ system: 'account' as const, id, owner: id, login, name, domain, person, password },
    email: person.email ?? null,
    habit: reused ? 'reused' : habit,
    ...life(random, habit === 'default' && !reused),
  };
}

function* hang(
  system: Exclude<System, 'account'>,
  hostings: readonly Hosting[],
  count: number,
  seed: number,
): Generator<DemonstrationAccount, void> {
  const random = openRandom(seed, system);
  const taken = new Map<string, number>();
  for (let index = 0; index < count; index += 1) {
    // Old and lively accounts hold more: the square root of a square law.
    const hosting = hostings[Math.floor(random.next() ** 1.4 * hostings.length)];
    if (!hosting) return;
    const login = loginOf[system](random, hosting, taken);
    const { habit, password } = passwordOf(random, system, hosting, login);
    yield {
      ...{ system, id: String(index + 1), owner: hosting.id, login, domain: hosting.domain, habit, password },
      name: random.chance(0.05) ? null : hosting.name,
      email: system === 'mailbox' ? login : hosting.email,
      ...life(random, habit === 'default'),
    };
  }
}

/** How often a password is that of the Ouvadmin account, nearly so, or given by the panel; else it is chosen anew. */
const reuse = {
  mailbox: { reused: 0.35, varied: 0.1, generated: 0.05 },
  ftp: { reused: 0.38, varied: 0.08, generated: 0.3 },
  database: { reused: 0.14, varied: 0.05, generated: 0.6 },
};

function passwordOf(random: Random, system: keyof typeof reuse, hosting: Hosting, login: string) {
  const share = reuse[system];
  const way = random.next();
  if (way < share.reused) return { habit: 'reused' as const, password: hosting.password };
  if (way < share.reused + share.varied && hosting.password)
    return { habit: 'varied' as const, password: variant(hosting.password, random) };
  if (way < share.reused + share.varied + share.generated)
    return { habit: 'generated' as const, password: generated(10 + random.int(5), random) };
  const habit = drawHabit(random);
  const local = login.split('@')[0] ?? login;
  return { habit, password: choosePassword(habit, { ...hosting, login: local }, random) };
}

const loginOf = {
  mailbox(random: Random, { person, domain }: Hosting, taken: Map<string, number>): string {
    const local = random.chance(0.6) ? random.pick(mailboxNames) : `${ascii(person.given)}.${ascii(person.family)}`;
    const times = count(taken, `${local}@${domain}`);
    return `${local}${times > 1 ? times : ''}@${domain}`;
  },
  ftp: (_: Random, { login }: Hosting, taken: Map<string, number>) => numbered(login, '-', taken),
  database: (_: Random, { login }: Hosting, taken: Map<string, number>) => numbered(login.slice(0, 12), '_', taken),
};

function numbered(login: string, separator: string, taken: Map<string, number>): string {
  const times = count(taken, login);
  return times > 1 ? `${login}${separator}${times}` : login;
}

function makeLogin(random: Random, person: Person, domain: string, logins: Map<string, number>): string {
  const wished = random.chance(0.6)
    ? `${ascii(person.given).slice(0, 1)}${ascii(person.family)}`.slice(0, 14)
    : ascii(domain.split('.')[0] ?? domain).slice(0, 14);
  const times = count(logins, wished);
  // A few logins stand twice, as after an account was closed and opened again.
  return times > 1 && !random.chance(0.08) ? `${wished}${times}` : wished;
}

function count(taken: Map<string, number>, key: string): number {
  const times = (taken.get(key) ?? 0) + 1;
  taken.set(key, times);
  return times;
}

function life(random: Random, untouched: boolean) {
  const status = random.weighted([
    [88, 'active' as const],
    [7, 'suspended' as const],
    [5, 'closed' as const],
  ]);
  const changed = random.chance(0.12) ? undefined : days.draw(random, 4);
  const created = Math.min(changed ?? Number.POSITIVE_INFINITY, days.draw(random, 9));
  return {
    status,
    createdOn: days.iso(created),
    changedOn: changed === undefined ? null : days.iso(changed),
    mustChange: random.chance(untouched ? 0.5 : 0.03),
    lastLogin: random.chance(0.15) ? null : momentAfter(random, changed ?? created),
  };
}
