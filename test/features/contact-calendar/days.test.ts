import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuietPeriod } from '../../../preload/contract/contact-calendar.ts';
import {
  addDays,
  addMonths,
  longDay,
  monthOf,
  quarterOf,
  sameDayIn,
  weekday,
  weekNumber,
  weeksOf,
} from '../../../renderer/features/contact-calendar/days.ts';
import { barsOf } from '../../../renderer/features/contact-calendar/on-days.ts';
import { readPlace, writePlace } from '../../../renderer/features/contact-calendar/use-place.ts';

const day = fc.integer({ min: 0, max: 60_000 }).map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));
const month = day.map(monthOf);

test('the weeks of a month begin on Monday, hold each of its days once, and no week beside it', () => {
  fc.assert(
    fc.property(month, (one) => {
      const weeks = weeksOf(one);
      const days = weeks.flat().filter((each) => monthOf(each) === one);
      expect(days).toHaveLength(Number(addDays(`${addMonths(one, 1)}-01`, -1).slice(8)));
      expect(weeks.every((week) => week.length === 7 && weekday(week[0] ?? '') === 0)).toBe(true);
      expect(weeks.every((week) => week.some((each) => monthOf(each) === one))).toBe(true);
    }),
  );
});

test.each([
  ['2026-01-01', 1],
  ['2026-11-24', 48],
  ['2027-01-03', 53],
  ['2027-01-04', 1],
  ['2024-12-30', 1],
])('%s is in week %d', (one, number) => {
  expect(weekNumber(one)).toBe(number);
});

test('months and quarters are walked without falling off', () => {
  expect(addMonths('2026-11', 3)).toBe('2027-02');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(quarterOf('2026-11')).toEqual(['2026-10', '2026-11', '2026-12']);
  expect(sameDayIn('2027-01-31', 1)).toBe('2027-02-28');
  expect(sameDayIn('2026-03-31', -1)).toBe('2026-02-28');
  expect(longDay('2026-11-24', 'fr')).toBe('mardi 24\u00a0novembre 2026');
});

test('bars of a week never lie over one another, and each shows all of its days', () => {
  const week = weeksOf('2026-11')[2] ?? [];
  const periods = fc.array(fc.tuple(fc.integer({ min: -10, max: 16 }), fc.integer({ min: 0, max: 12 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(periods, (given) => {
      const monday = week[0] ?? '';
      const all = given.map(
        ([from, length], index): QuietPeriod => ({
          id: String(index),
          label: '',
          reason: '',
          from: addDays(monday, from),
          to: addDays(monday, from + length),
          inConflict: [],
        }),
      );
      const bars = barsOf(all, week);
      const places = bars.flatMap(({ lane, start, span }) =>
        Array.from({ length: span }, (_, i) => `${lane} ${start + i}`),
      );
      expect(new Set(places).size).toBe(places.length);
      for (const period of all) {
        const shown = week.filter((one) => period.from <= one && one <= period.to).length;
        expect(bars.find((bar) => bar.period === period)?.span ?? 0).toBe(shown);
      }
    }),
  );
});

test('a place comes back from its address', () => {
  const place = fc.record({
    view: fc.constantFrom('month' as const, 'quarter' as const),
    month,
    day: fc.option(day, { nil: undefined }),
    edit: fc.option(fc.constantFrom('new', 'cap', '0190-abc'), { nil: undefined }),
  });
  fc.assert(
    fc.property(place, (given) => {
      const address = writePlace(given, '2026-11-24').split('?')[1] ?? '';
      expect(readPlace(address, '2026-11-24')).toEqual({
        ...given,
        day: given.day === '2026-11-24' ? undefined : given.day,
      });
    }),
  );
  expect(readPlace('day=2026-99-99&month=x&view=year', '2026-11-24')).toEqual({
    view: 'month',
    month: '2026-11',
    day: undefined,
    edit: undefined,
  });
});
