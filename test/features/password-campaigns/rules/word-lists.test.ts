import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordLists } from '../../../../main/features/password-campaigns/rules/dictionaries/word-lists.ts';

it('knows each word by the sum of its lists, inside a text too', () => {
  const lists = wordLists({ 1: ['soleil', 'dragon'], 2: ['soleil', ''] });
  expect(lists.size).toBe(3);
  expect([lists.of('soleil'), lists.of('dragon'), lists.of('sole'), lists.of('soleils')]).toEqual([3, 1, 0, 0]);
  expect([lists.of('xxsoleil7', 2, 8), lists.of('xxsoleil7', 2, 9), lists.of('', 0, 0)]).toEqual([3, 0, 2]);
});

it('is a map, whatever the words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '👍', '\ud800'), maxLength: 3 });
  const some = fc.array(word, { maxLength: 20 });
  fc.assert(
    fc.property(some, some, some, (one, two, others) => {
      const lists = wordLists({ 1: one, 2: two });
      for (const text of [...one, ...two, ...others]) {
        expect(lists.of(text)).toBe((one.includes(text) ? 1 : 0) | (two.includes(text) ? 2 : 0));
      }
    }),
  );
});
