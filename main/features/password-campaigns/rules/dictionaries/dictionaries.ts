import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as french } from '@zxcvbn-ts/language-fr';
import { fold } from '../fold.ts';
import { frenchPasswords } from './french-passwords.ts';
import { type WordLists, wordLists } from './word-lists.ts';

export const inCommonList = 1;
export const inFrenchList = 2;

/** The blocklists, for looking up and for trying. Sources and licences: LICENCES.md. */
export interface Dictionaries {
  /** Folded words, each with the sum of `inCommonList` and `inFrenchList`. */
  readonly lists: WordLists;
  /** Passwords of the world, most frequent first, as people write them. */
  readonly common: readonly string[];
  /** French habits first, then words by frequency mixed with first names and family names; folded. */
  readonly french: readonly string[];
}

const shortestWord = 4;
const letters = /^[a-z]+$/;

function texts(list: readonly (string | number)[]): string[] {
  return list.map(String);
}

/** One of each list in turn, so that none waits for the end of another. */
function interleave(...lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(...lists.map((list) => list.length));
  const mixed: string[] = [];
  for (let i = 0; i < longest; i++) {
    for (const list of lists) {
      const word = list[i];
      if (word !== undefined) mixed.push(word);
    }
  }
  return mixed;
}

/** Words by their frequency in speech, and names, which are known without one, by the frequency of the word they also are. */
function frenchWords(): string[] {
  const words = texts(french['commonWords-fr']);
  const rank = new Map(words.map((word, i) => [word, i]));
  const names = [...texts(french['firstnames-fr']), ...texts(french['lastnames-fr'])];
  const place = (name: string) => rank.get(name) ?? words.length;
  const known = interleave(
    words,
    names.sort((a, b) => place(a) - place(b)),
  );
  return known.map(fold).filter((word) => word.length >= shortestWord && letters.test(word));
}

let loaded: Dictionaries | undefined;

/** Reads the blocklists, once a thread: 77,000 words in some tenths of a second. */
export function loadDictionaries(): Dictionaries {
  if (loaded) return loaded;
  const commonList = texts(common['passwords-common']);
  const frenchList = [...new Set([...frenchPasswords, ...frenchWords()])];
  const lists = wordLists({ [inCommonList]: commonList.map(fold), [inFrenchList]: frenchList });
  loaded = { lists, common: commonList, french: frenchList };
  return loaded;
}
