import { expect, test } from 'vitest';
import { matching } from '../../renderer/frame/matching.ts';

const all = [{ name: 'Réglages' }, { name: 'Verrouiller le coffre', hint: 'action' }, { name: 'Coffre' }];
const found = (text: string) => matching(all, text).map((one) => one.name);

test('names are found without case, accents or order', () => {
  expect(found('regl')).toEqual(['Réglages']);
  expect(found('COFFRE verr')).toEqual(['Verrouiller le coffre']);
  expect(found('action')).toEqual(['Verrouiller le coffre']);
  expect(found('rien de tel')).toEqual([]);
});

test('what begins with the word comes first, and nothing typed is everything', () => {
  expect(found('coffre')).toEqual(['Coffre', 'Verrouiller le coffre']);
  expect(found('')).toHaveLength(3);
});
