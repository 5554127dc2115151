import { expect, test } from 'vitest';
import { holdersOf, usualNeeded } from '../../../renderer/features/volunteers/holders.ts';
import { leadsTo } from '../../../renderer/features/volunteers/leads-to.ts';
import { faultOf } from '../../../renderer/features/volunteers/use-sheets.ts';
import { userNameOf } from '../../../renderer/features/volunteers/user-name-of.ts';
import { sampleProfiles } from '../../renderer/samples.ts';
import { sampleInvitation } from './sample-team.ts';

test('holders are the volunteers but some, then each other name once', () => {
  const volunteers = [
    { id: 'a', name: 'Ana' },
    { id: 'b', name: 'Bo' },
  ];
  expect(holdersOf(volunteers, ['b'], ' Banque \n\nBanque\nMairie')).toEqual([
    { name: 'Ana', volunteer: 'a' },
    { name: 'Banque' },
    { name: 'Mairie' },
  ]);
});

test.each([
  [2, 2],
  [3, 2],
  [4, 3],
  [5, 3],
  [15, 8],
])('of %i sheets %i are asked for at first', (holders, needed) => {
  expect(usualNeeded(holders)).toBe(needed);
});

test('a connection leads to the place of an invitation by the same way only', () => {
  const [tunnel, direct] = sampleProfiles();
  expect(tunnel && leadsTo(tunnel, sampleInvitation.address)).toBe(false);
  expect(direct && leadsTo(direct, sampleInvitation.address)).toBe(true);
});

test('a sheet is judged beside those before it', () => {
  const read = { set: 'A', index: 1, needed: 2, of: 3 };
  const sheets = [{ text: 'x', read }, { text: 'x', read }, { text: 'y', read: { ...read, set: 'B' } }, { text: '' }];
  expect(sheets.map((_, place) => faultOf(sheets, place, 'A'))).toEqual([undefined, 'twice', 'otherSet', undefined]);
});

test('a user name is made of plain letters', () => {
  expect(userNameOf('Inès d’Aubigné-Marchand')).toBe('ines_d_aubigne_marchand');
});
