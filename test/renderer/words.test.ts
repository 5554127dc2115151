import { describe, expect, test } from 'vitest';
import { words } from '../../renderer/all-words.ts';
import { french } from '../../renderer/ui/typography.ts';
import { resources } from '../../renderer/words.ts';

type Sentence = [key: string, text: string];

function sentences(tree: unknown, under = ''): Sentence[] {
  if (typeof tree === 'string') return [[under, tree]];
  if (typeof tree !== 'object' || tree === null) return [[under, '']];
  return Object.entries(tree).flatMap(([key, value]) => sentences(value, under === '' ? key : `${under}.${key}`));
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();
/** The eight signs of the decided rule are quoted as they are. */
const unquoted = (text: string) => text.replace(/-\s_\s@\s!\s:\s\.\s#\s\*/u, '');
const all = (locale: 'fr' | 'en') =>
  sentences(resources(words)[locale]).map(([key, text]): Sentence => [key, unquoted(text)]);

describe.each(Object.entries(words))('the words of %s', (_name, { fr, en }) => {
  test('are the same in both languages', () => {
    expect(sentences(en).map(([key]) => key)).toEqual(sentences(fr).map(([key]) => key));
  });

  test('leave nothing empty', () => {
    expect([...sentences(fr), ...sentences(en)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('take the same values in both languages', () => {
    const english = new Map(sentences(en));
    // A singular may say its number in a word.
    const differing = sentences(fr).filter(
      ([key, text]) => !key.endsWith('_one') && `${placeholders(text)}` !== `${placeholders(english.get(key) ?? '')}`,
    );
    expect(differing).toEqual([]);
  });
});

test('French is printed with its spaces and apostrophes', () => {
  const wrong = all('fr')
    .filter(([key]) => !key.endsWith('.code'))
    .filter(([, text]) => / [;:!?%»]|« |[^\u202f][;!?](?:\s|$)|\p{L}'\p{L}/u.test(text));
  expect(wrong).toEqual([]);
});

test('nobody is shouted at', () => {
  expect([...all('fr'), ...all('en')].filter(([, text]) => /!|\p{Extended_Pictographic}/u.test(text))).toEqual([]);
});

test('a French plural has its form from a million on', () => {
  const keys = new Set(all('fr').map(([key]) => key));
  const without = [...keys].filter((key) => key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_many')));
  expect(without).toEqual([]);
});

test.each([
  ['Voulez-vous continuer ?', 'Voulez-vous continuer\u202f?'],
  ['Deux choses : « a » ; « b »', 'Deux choses\u00a0: «\u00a0a\u00a0»\u202f; «\u00a0b\u00a0»'],
  ["l'heure d'été", 'l’heure d’été'],
  ['à 14:02, https://ouvaton.coop', 'à 14:02, https://ouvaton.coop'],
  ['une base de 5 000 comptes', 'une base de 5\u202f000 comptes'],
  ['{{count}} : {{name}}', '{{count}}\u00a0: {{name}}'],
])('%s', (typed, printed) => {
  expect(french(typed)).toBe(printed);
  expect(french(printed)).toBe(printed);
});
