import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfNumber, parisDay } from '../../main/shared/paris-day.ts';
import { dayNumber } from '../../main/shared/spreadsheet/civil-time.ts';

const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

test.each([
  ['2026-11-24T22:59:59.999Z', '2026-11-24'],
  ['2026-11-24T23:00:00.000Z', '2026-11-25'],
  // Summer time: two hours ahead. The clocks change in the night of 25 October 2026 and of 28 March 2027.
  ['2026-10-24T21:59:59.999Z', '2026-10-24'],
  ['2026-10-24T22:00:00.000Z', '2026-10-25'],
  ['2026-10-25T22:59:59.999Z', '2026-10-25'],
  ['2026-10-25T23:00:00.000Z', '2026-10-26'],
  ['2027-03-27T23:00:00.000Z', '2027-03-28'],
  ['2027-03-28T22:00:00.000Z', '2027-03-29'],
])('%s is %s in Paris', (instant, day) => {
  expect(parisDay(new Date(instant))).toBe(day);
});

test('the day is that of the calendar in Paris, whatever the zone of the computer', () => {
  const instants = fc.date({ min: new Date('1999-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  fc.assert(fc.property(instants, (instant) => void expect(parisDay(instant)).toBe(paris.format(instant))));
});

test('days and their numbers go both ways', () => {
  const numbers = fc.integer({ min: 0, max: 80_000 });
  fc.assert(fc.property(numbers, (number) => void expect(dayNumber(dayOfNumber(number))).toBe(number)));
});
