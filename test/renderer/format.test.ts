import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  durationParts,
  formatDate,
  formatMoment,
  formatNumber,
  formatPercent,
  formatTime,
} from '../../renderer/ui/format.ts';

test('numbers are cut in threes by a narrow no-break space in French', () => {
  expect(formatNumber(1760, 'fr')).toBe('1\u202f760');
  expect(formatNumber(1760, 'en')).toBe('1,760');
  expect(formatPercent(0.125, 'fr')).toBe('12,5\u202f%');
  expect(formatPercent(0.125, 'en')).toBe('12.5%');
});

test('a formatted number keeps its digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (value) => {
      expect(formatNumber(value, 'fr').replace(/\u202f/g, '')).toBe(String(value));
    }),
  );
});

test('a day stays that day, whatever the zone; an instant is told in Paris', () => {
  expect(formatDate('2018-01-26', 'fr')).toBe('26\u00a0janv.\u00a02018');
  expect(formatDate('2018-01-26', 'en')).toBe('26\u00a0Jan\u00a02018');
  expect(formatDate('2026-11-23T23:30:00.000Z', 'fr')).toBe('24\u00a0nov.\u00a02026');
  expect(formatTime('2026-07-01T12:02:00.000Z', 'fr')).toBe('14:02');
  expect(formatTime('2026-11-24T00:05:00.000Z', 'en')).toBe('01:05');
});

test('an instant of today is told by its time alone', () => {
  const now = new Date('2026-11-24T10:00:00.000Z');
  expect(formatMoment('2026-11-24T08:40:00.000Z', 'fr', now)).toBe('09:40');
  expect(formatMoment('2026-11-23T08:40:00.000Z', 'fr', now)).toBe('23\u00a0nov.\u00a02026, 09:40');
});

test('time left is told roughly, and never as nothing', () => {
  expect(durationParts(3)).toEqual({ unit: 'moments' });
  expect(durationParts(190)).toEqual({ unit: 'minutes', count: 3 });
  expect(durationParts(3_900)).toEqual({ unit: 'hours', hours: 1, minutes: '05' });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (seconds) => {
      const parts = durationParts(seconds);
      if (parts.unit === 'minutes') expect(parts.count).toBeGreaterThan(0);
    }),
  );
});
