import { expect, it } from 'vitest';
import { addressParts, lettersOf, words } from '../../../../main/features/password-campaigns/rules/identity-words.ts';

it.each([
  ['Jean-Pierre Le Gall', ['jean', 'pierre', 'gall', 'jeanpierrelegall']],
  ['75jean01', ['jean', '75jean01']],
  ['jean', ['jean']],
  ['Léa', ['lea']],
  ['01234', ['01234']],
  ['ab', []],
  ['', []],
  ['a.b.c', ['abc']],
])('%s holds %o', (text, expected) => expect(words(text)).toEqual(expected));

it('leaves out what the letters of a password cannot spell', () => {
  expect(words('Jean Dupont', lettersOf(['naej2018']))).toEqual(['jean']);
  expect(words('01234 jean', lettersOf(['xxx']))).toEqual(['01234']);
});

it('cuts an address', () => {
  expect(addressParts('jean@atelier.example.fr')).toEqual({ local: 'jean', domain: 'atelier.example' });
  expect(addressParts('jean@localhost')).toEqual({ local: 'jean', domain: '' });
  expect(addressParts('"a@b"@c.fr')).toEqual({ local: '"a@b"', domain: 'c' });
  expect(addressParts('jean')).toEqual({ local: 'jean', domain: '' });
});
