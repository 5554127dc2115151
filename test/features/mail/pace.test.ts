import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paceOf, runOf } from '../../../renderer/features/mail/pace.ts';

const rule = { perHour: 200, perDay: 5000, from: 9, to: 18, days: [1, 2, 3, 4, 5] };

test('1,760 people at 200 an hour take nine hours, on one day', () => {
  expect(paceOf(rule, 1760)).toEqual({ most: 1800, days: 1, hours: 9, dayFullAfter: undefined, neverFull: true });
});

test('a limit of the day ends the day before the evening', () => {
  expect(paceOf({ ...rule, perDay: 1000 }, 1760)).toMatchObject({ most: 1000, days: 2, hours: 4, dayFullAfter: 5 });
});

test('so many days are enough, and one fewer is not', () => {
  fc.assert(
    fc.property(
      fc.record({
        perHour: fc.integer({ min: 1, max: 10_000 }),
        perDay: fc.integer({ min: 1, max: 100_000 }),
        from: fc.integer({ min: 0, max: 23 }),
        length: fc.integer({ min: 1, max: 24 }),
        people: fc.integer({ min: 1, max: 100_000 }),
      }),
      ({ perHour, perDay, from, length, people }) => {
        const to = Math.min(24, from + length);
        const { most, days, hours } = paceOf({ perHour, perDay, from, to, days: [1] }, people);
        expect(most * days).toBeGreaterThanOrEqual(people);
        expect(most * (days - 1)).toBeLessThan(people);
        expect(hours).toBeGreaterThanOrEqual(1);
        expect(hours).toBeLessThanOrEqual(to - from);
      },
    ),
  );
});

test.each([
  [
    [1, 2, 3, 4, 5],
    [1, 5],
  ],
  [
    [5, 3, 4],
    [3, 5],
  ],
  [[1, 3, 5], undefined],
  [[1, 2], undefined],
  [[], undefined],
])('the days %j run %j', (days, run) => {
  expect(runOf(days)).toEqual(run);
});
