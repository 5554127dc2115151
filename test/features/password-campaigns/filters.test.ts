import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systems } from '../../../preload/contract/common.ts';
import { AccountsQuery, changes, outcomes, reasons } from '../../../preload/contract/password-campaigns.ts';
import {
  type Filters,
  narrows,
  readFilters,
  sortedBy,
  toggledIn,
  writeFilters,
} from '../../../renderer/features/password-campaigns/filters.ts';

const key = fc.constantFrom('q', 'systems', 'outcomes', 'reasons', 'changes', 'sort', 'audit', 'other');
const filters: fc.Arbitrary<Filters> = fc.record({
  search: fc.string({ unit: 'grapheme', maxLength: 60 }),
  systems: fc.subarray([...systems]),
  outcomes: fc.subarray([...outcomes]),
  reasons: fc.subarray([...reasons]),
  changes: fc.subarray([...changes]),
  sort: fc.constantFrom(...AccountsQuery.shape.sort.unwrap().options),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
  audit: fc.option(fc.uuid(), { nil: undefined }),
});

test('filters come back from their address as they went in', () => {
  fc.assert(
    fc.property(filters, (one) => {
      expect(readFilters(writeFilters(one))).toEqual(one);
    }),
  );
});

test('an address made by hand never breaks the page: what does not exist is left out', () => {
  fc.assert(
    fc.property(fc.dictionary(key, fc.string()), (says) => {
      const read = readFilters(String(new URLSearchParams(says)));
      expect(AccountsQuery.safeParse({ ...read, auditId: 'a' }).success).toBe(true);
    }),
  );
  expect(readFilters('systems=ftp,nothing,account&sort=-secret&outcomes=__proto__')).toMatchObject({
    systems: ['account', 'ftp'],
    sort: 'accountId',
    direction: 'descending',
    outcomes: [],
  });
});

test('what is as usual is not in the address', () => {
  expect(writeFilters(readFilters(''))).toBe('');
  expect(writeFilters({ ...readFilters(''), reasons: ['shared', 'date'] })).toBe('reasons=shared,date');
});

test('a search that holds signs of addresses stays a search', () => {
  const search = 'a&systems=ftp#x?=%20+é';
  expect(readFilters(writeFilters({ ...readFilters(''), search }))).toMatchObject({ search, systems: [] });
});

test('the same column turns the order, another one begins ascending', () => {
  const usual = readFilters('');
  expect(sortedBy(usual, 'accountId').direction).toBe('descending');
  expect(sortedBy(sortedBy(usual, 'accountId'), 'login')).toMatchObject({ sort: 'login', direction: 'ascending' });
  expect(sortedBy(usual, 'change').sort).toBe('accountId');
});

test('narrowing is seen, the order is not narrowing', () => {
  expect(narrows(readFilters('sort=-login&audit=a1'))).toBe(false);
  expect(narrows(readFilters('changes=new'))).toBe(true);
  expect(toggledIn(toggledIn([1, 2], 3), 1)).toEqual([2, 3]);
});
