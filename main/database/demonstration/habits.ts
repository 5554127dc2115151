import { ascii, type Person } from './people.ts';
import type { Random } from './random.ts';
import { commonPasswords, keyboardPaths, plainWords, wordsWithAccents } from './words.ts';

/** What the panel gave to a new account for years, and many never changed. */
export const sharedDefault = 'Bienvenue1!';
/** The special characters of the rule decided on 26 January 2018. */
const decided = '-_@!:.#*';
const lower = 'abcdefghijkmnopqrstuvwxyz';
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '23456789';

export const habits = [
  'common',
  'default',
  'given-year',
  'keyboard',
  'domain',
  'login',
  'date',
  'word-decided',
  'word-other',
  'two-words',
  'phrase',
  'accents',
  'blank',
  'generated',
  'long',
  'empty',
  'none',
] as const;
export type Habit = (typeof habits)[number];

/** How a hundred people choose. */
const people: readonly (readonly [number, Habit])[] = [
  [9, 'common'],
  [5, 'default'],
  [14, 'given-year'],
  [5, 'keyboard'],
  [8, 'domain'],
  [5, 'login'],
  [6, 'date'],
  [14, 'word-decided'],
  [4, 'word-other'],
  [5, 'two-words'],
  [2, 'phrase'],
  [2, 'accents'],
  [0.4, 'blank'],
  [15, 'generated'],
  [4, 'long'],
  [0.8, 'empty'],
  [0.8, 'none'],
];

export interface Around {
  readonly person: Person;
  readonly login: string;
  readonly domain: string;
}

/** Draws the habit of a person. */
export const drawHabit = (random: Random): Habit => random.weighted(people);

/** A password as this habit makes them; null is none at all. */
export function choosePassword(habit: Habit, { person, login, domain }: Around, random: Random): string | null {
  const year = random.chance(0.55) ? person.birth.year : 2004 + random.int(22);
  const word = random.pick(plainWords);
  switch (habit) {
    case 'common':
      return random.pick(commonPasswords);
    case 'default':
      return sharedDefault;
    case 'given-year':
      return `${cased(ascii(person.given), random)}${random.chance(0.3) ? String(year).slice(2) : year}${tail(random, 0.2)}`;
    case 'keyboard':
      return `${random.pick(keyboardPaths)}${random.weighted([
        [4, ''],
        [3, '123'],
        [2, '12!'],
        [1, String(year)],
      ])}`;
    case 'domain':
      return `${cased(domain.split(/[-.]/)[0] ?? domain, random)}${random.chance(0.6) ? year : random.int(99)}${tail(random, 0.3)}`;
    case 'login':
      return `${login}${random.weighted([
        [3, ''],
        [3, '1'],
        [2, '123'],
        [1, '!'],
      ])}`;
    case 'date':
      return dateOf(person, random);
    case 'word-decided':
      return `${capital(word)}${random.pick(['-', '_', '@', '!', ':', '.', '#', '*'])}${random.int(990) + 10}`;
    case 'word-other':
      return `${capital(word)}${random.pick(['$', '&', '?', '%', '+', '/'])}${random.int(990) + 10}`;
    case 'two-words':
      return `${word}${random.chance(0.5) ? '-' : ''}${random.pick(plainWords)}`;
    case 'phrase':
      return `${word} ${random.pick(plainWords)} ${random.pick(plainWords)} ${random.pick(plainWords)}`;
    case 'accents':
      return `${capital(random.pick(wordsWithAccents))}${random.pick(['\u{1F33B}', ' €', 'ç', '-', ' '])}${random.int(9000) + 1000}`;
    case 'blank':
      return random.chance(0.5) ? ` ${word}${year}` : `${word}${year} `;
    case 'generated':
      return generated(8 + random.int(7), random);
    case 'long':
      return generated(15 + random.int(18), random);
    case 'empty':
      return '';
    case 'none':
      return null;
  }
}

/** The same with the small change that people make elsewhere. */
export function variant(password: string, random: Random): string {
  return random.chance(0.5) ? `${password}${1 + random.int(9)}` : capital(password);
}

/** As a panel generates them: each of the four classes at least once, in any order. */
export function generated(length: number, random: Random): string {
  const all = lower + upper + digits + decided;
  const letters = [lower, upper, digits, decided].map((set) => set.charAt(random.int(set.length)));
  while (letters.length < length) letters.push(all.charAt(random.int(all.length)));
  for (let place = letters.length - 1; place > 0; place -= 1) {
    const other = random.int(place + 1);
    [letters[place], letters[other]] = [letters[other] ?? '', letters[place] ?? ''];
  }
  return letters.join('');
}

function dateOf({ birth }: Person, random: Random): string {
  const day = String(birth.day).padStart(2, '0');
  const month = String(birth.month).padStart(2, '0');
  return random.weighted([
    [4, `${day}${month}${birth.year}`],
    [2, `${day}/${month}/${birth.year}`],
    [2, `${day}${month}${String(birth.year).slice(2)}`],
    [1, `${birth.year}-${month}-${day}`],
  ]);
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const cased = (word: string, random: Random) => (random.chance(0.5) ? capital(word) : word);
const tail = (random: Random, probability: number) => (random.chance(probability) ? random.pick(['!', '*', '.']) : '');
