import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Outcome, tooManyRefused } from '../../../../../main/features/campaigns/sending/rules/must-stop.ts';

const outcomes = (refused: number, taken: number): Outcome[] => [
  ...Array<Outcome>(refused).fill('refused'),
  ...Array<Outcome>(taken).fill('taken'),
];

test.each([
  [4, 0, false],
  [5, 0, true],
  [5, 15, true],
  [5, 60, false],
  [7, 60, true],
  [10, 90, false],
  [11, 89, true],
])('%d refused beside %d taken: %s', (refused, taken, stops) => {
  expect(tooManyRefused(outcomes(refused, taken)) !== undefined).toBe(stops);
});

test('only the last hundred count, and it is said how many of how many', () => {
  expect(tooManyRefused([...outcomes(11, 89), ...outcomes(0, 900)])).toEqual({ refused: 11, of: 100 });
  expect(tooManyRefused([...outcomes(0, 100), ...outcomes(90, 0)])).toBeUndefined();
});

test('one more refusal never makes it go on', () => {
  const history = fc.array(fc.constantFrom<Outcome>('taken', 'refused'), { maxLength: 19 });
  fc.assert(
    fc.property(history, (latest) => {
      if (tooManyRefused(latest)) expect(tooManyRefused(['refused', ...latest])).toBeDefined();
    }),
  );
});
