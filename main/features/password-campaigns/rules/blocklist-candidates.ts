import type { Dictionaries } from './dictionaries/dictionaries.ts';

/** Candidates made of the blocklists, reached by their number so that none has to be kept. */
export interface Candidates {
  readonly size: number;
  /** The candidate of this number, from 0 on. */
  at(number: number): string;
}

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Each habit is tried on the first so many words of the lists: the rarer the habit, the fewer the words. */
const habits: readonly { readonly capital: boolean; readonly ending: string; readonly words: number }[] = [
  { capital: false, ending: '', words: Number.POSITIVE_INFINITY },
  { capital: true, ending: '', words: Number.POSITIVE_INFINITY },
  ...['1', '123', '!', '12', '01'].flatMap((ending) => [
    { capital: false, ending, words: 40_000 },
    { capital: true, ending, words: 40_000 },
  ]),
  ...[
    '1!',
    '123!',
    '1234',
    '2',
    '3',
    '13',
    '75',
    '69',
    '33',
    '2017',
    '2018',
    '2018!',
    '2024',
    '2025',
    '2026',
    '.',
    '*',
  ].flatMap((ending) => [
    { capital: true, ending, words: 4000 },
    { capital: false, ending, words: 4000 },
  ]),
];

/** The words of both lists in turn, most frequent first, each once. */
export function blocklistWords({ common, french }: Dictionaries): string[] {
  const words = new Set<string>();
  for (let i = 0; i < Math.max(common.length, french.length); i++) {
    for (const word of [common[i], french[i]]) if (word !== undefined) words.add(word);
  }
  return [...words];
}

/** Every word of the lists and what people make of it: some 700,000 candidates, the words themselves first. */
export function blocklistCandidates(dictionaries: Dictionaries): Candidates {
  const words = blocklistWords(dictionaries);
  const runs = habits.map((habit) => ({ ...habit, words: Math.min(habit.words, words.length) }));
  return {
    size: runs.reduce((sum, run) => sum + run.words, 0),
    at(number) {
      let rest = number;
      for (const run of runs) {
        if (rest >= run.words) {
          rest -= run.words;
          continue;
        }
        const word = words[rest] ?? '';
        return (run.capital ? capitalise(word) : word) + run.ending;
      }
      throw new RangeError(`No candidate ${number}`);
    },
  };
}
