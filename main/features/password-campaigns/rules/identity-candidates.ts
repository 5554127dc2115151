import type { Identity } from './identity.ts';
import { addressParts, words } from './identity-words.ts';

/** What people put behind a word, most expected first. */
const endings = ['', '1', '123', '!', '12', '01', '1!', '123!', '1234', '.', '*', '-1', '13', '75'];
/** Years in which accounts were opened and passwords changed. */
const years = Array.from({ length: 18 }, (_, i) => String(2027 - i));
/** Years are put behind the first words only, and leet and reverse are tried on all. */
const wordsWithYears = 5;
const mostWords = 12;

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const leetLetters: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0' };
const inLeet = (word: string) => word.replace(/[aeio]/g, (letter) => leetLetters[letter] ?? letter);
const reverse = (word: string) => [...word].reverse().join('');

/** The words a holder would think of, the likeliest first: login, first and last name, address, domain, hosting. */
function ownWords({ login, email, name, host }: Identity): string[] {
  const { local, domain } = addressParts(email);
  const parts = words(name);
  const [first, last] = [parts[0], parts.at(-2)];
  const initials = first && last && first !== last ? [`${first[0]}${last}`, `${last}${first[0]}`] : [];
  const all = [login, ...parts, ...words(domain), local, ...(host ?? []), ...initials, ...words(login), domain, email];
  return [...new Set(all)].filter((word) => word.length >= 3 && word.length <= 64).slice(0, mostWords);
}

/**
 * Passwords that somebody who knows the holder tries first, most expected first, each once, at most some six hundred: words
 * of login, name, address, domain and hosting, with a capital, digits, years and signs, in leet, and reversed.
 */
export function identityCandidates(identity: Identity): string[] {
  const plain = ownWords(identity);
  const capital = plain.map(capitalise);
  const tried = new Set<string>();
  for (const ending of endings) {
    for (const word of plain) tried.add(word + ending);
    for (const word of capital) tried.add(word + ending);
  }
  for (const word of plain) tried.add(inLeet(word)).add(reverse(word));
  for (const year of years) {
    for (const word of capital.slice(0, wordsWithYears)) tried.add(word + year).add(`${word + year}!`);
    for (const word of plain.slice(0, wordsWithYears)) tried.add(word + year);
  }
  return [...tried];
}
