import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliveryStates, personSorts, standings } from '../../../preload/contract/campaigns.ts';
import { reasons } from '../../../preload/contract/password-campaigns.ts';
import { narrows, readFilters, sortedBy, writeFilters } from '../../../renderer/features/campaigns/filters.ts';

const some = <Value extends string>(all: readonly Value[]) =>
  fc.subarray([...all]).map((list) => all.filter((one) => list.includes(one)));
const filters = fc.record({
  search: fc.string({ maxLength: 200 }),
  standings: some(standings),
  reasons: some(reasons),
  deliveries: some(deliveryStates),
  sort: fc.constantFrom(...personSorts),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
});

test('an address says the filters whole, whatever they are', () => {
  fc.assert(
    fc.property(filters, (one) => {
      expect(readFilters(writeFilters(one))).toEqual(one);
    }),
  );
});

test('what does not exist is left out, and what is as usual is not said', () => {
  expect(readFilters('standings=notified,nothing&deliveries=to-confirm&sort=-weight')).toMatchObject({
    standings: ['notified'],
    deliveries: ['to-confirm'],
    sort: 'name',
  });
  expect(writeFilters(readFilters(''))).toBe('');
  expect(narrows(readFilters(''))).toBe(false);
  expect(narrows(readFilters('q=a'))).toBe(true);
});

test('messages come with the latest first, the rest from a to z; the same column again turns round', () => {
  const usual = readFilters('');
  expect(sortedBy(usual, 'last')).toEqual({ sort: 'last', direction: 'descending' });
  expect(sortedBy(usual, 'address')).toEqual({ sort: 'address', direction: 'ascending' });
  expect(sortedBy(usual, 'name')).toEqual({ sort: 'name', direction: 'descending' });
});
