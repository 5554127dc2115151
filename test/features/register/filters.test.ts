import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registered, registerSorts } from '../../../preload/contract/register.ts';
import {
  type Filters,
  narrows,
  readFilters,
  sortedBy,
  writeFilters,
} from '../../../renderer/features/register/filters.ts';

const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
const filters: fc.Arbitrary<Filters> = fc.record(
  {
    search: fc.string({ maxLength: 40 }),
    what: fc.subarray([...registered]),
    authors: fc.uniqueArray(fc.string({ maxLength: 20 }), { maxLength: 3 }),
    from: day.map((one) => one.toISOString().slice(0, 10)),
    to: day.map((one) => one.toISOString().slice(0, 10)),
    sort: fc.constantFrom(...registerSorts),
    direction: fc.constantFrom('ascending', 'descending'),
  },
  { requiredKeys: ['search', 'what', 'authors', 'sort', 'direction'] },
);

test('filters come back from the address as they went', () => {
  fc.assert(fc.property(filters, (given) => void expect(readFilters(writeFilters(given))).toEqual(given)));
});

test('any address is readable; what does not exist is left out', () => {
  fc.assert(fc.property(fc.string(), (address) => void readFilters(address)));
  expect(readFilters('what=audit,nothing&from=2026-13-45&sort=-shoe')).toEqual({
    search: '',
    what: ['audit'],
    authors: [],
    sort: 'at',
    direction: 'descending',
  });
  expect(narrows(readFilters(''))).toBe(false);
});

test('times come the latest first, words from a to z; the same heading turns them', () => {
  const usual = readFilters('');
  expect(sortedBy(usual, 'subject')).toEqual({ sort: 'subject', direction: 'ascending' });
  expect(sortedBy(usual, 'at')).toEqual({ sort: 'at', direction: 'ascending' });
  expect(sortedBy({ ...usual, sort: 'subject' }, 'at')).toEqual({ sort: 'at', direction: 'descending' });
});
