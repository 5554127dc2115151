import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueDay,
  endOfFinancialYear,
  firstDay,
  limitOf,
  type TimeRule,
} from '../../../../main/features/retention/rules/due-day.ts';
import { dayOfEvent, limitAs } from '../../../../main/features/retention/rules/event-limits.ts';
import { dayOfNumber, parisDay } from '../../../../main/shared/paris-day.ts';

const rule = (amount: number, unit: 'day' | 'month' | 'year', more: Partial<TimeRule> = {}): TimeRule => ({
  duration: { amount, unit },
  runsFrom: 'event',
  financialYearEnd: '12-31',
  ...more,
});

describe('the day on which data may go', () => {
  it.each([
    ['2018-01-26', rule(1, 'year'), '2019-01-27'],
    // Art. 641: no such day in that month, so its last one.
    ['2020-02-29', rule(1, 'year'), '2021-03-01'],
    ['2020-02-29', rule(4, 'year'), '2024-03-01'],
    ['2019-02-28', rule(1, 'year'), '2020-02-29'],
    ['2026-01-31', rule(1, 'month'), '2026-03-01'],
    ['2026-08-31', rule(18, 'month'), '2028-03-01'],
    ['2026-12-31', rule(1, 'day'), '2027-01-02'],
    // Until something has happened: the day after it.
    ['2026-11-24', rule(0, 'day'), '2026-11-25'],
    ['2016-03-10', rule(10, 'year', { runsFrom: 'financial-year-end' }), '2027-01-01'],
    ['2016-12-31', rule(10, 'year', { runsFrom: 'financial-year-end' }), '2027-01-01'],
    ['2016-07-01', rule(10, 'year', { runsFrom: 'financial-year-end', financialYearEnd: '06-30' }), '2027-07-01'],
    ['2019-03-01', rule(1, 'year', { runsFrom: 'financial-year-end', financialYearEnd: '02-29' }), '2021-03-01'],
  ])('%s under %o is %s', (event, given, due) => expect(dueDay(event, given)).toBe(due));

  it('takes the last day of February for a financial year that ends on the 29th', () => {
    expect(endOfFinancialYear('2019-02-28', '02-29')).toBe('2019-02-28');
    expect(endOfFinancialYear('2019-03-01', '02-29')).toBe('2020-02-29');
  });

  const days = fc.integer({ min: 366, max: 60_000 }).map(dayOfNumber);
  const rules = fc.record({
    duration: fc.record({
      amount: fc.integer({ min: 0, max: 40 }),
      unit: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
    }),
    runsFrom: fc.constantFrom('event' as const, 'financial-year-end' as const),
    financialYearEnd: fc.constantFrom('12-31', '06-30', '02-29', '08-31'),
  });

  it('never comes earlier for a later event, nor before the event is over', () => {
    fc.assert(
      fc.property(days, days, rules, (one, other, given) => {
        const [first, last] = one < other ? [one, other] : [other, one];
        expect(dueDay(first, given) <= dueDay(last, given)).toBe(true);
        expect(dueDay(first, given) > first).toBe(true);
      }),
    );
  });

  it('is never early: as many months and years have passed whole', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 300 }), (event, months) => {
        const due = dueDay(event, rule(months, 'month'));
        const passed =
          (Number(due.slice(0, 4)) - Number(event.slice(0, 4))) * 12 +
          Number(due.slice(5, 7)) -
          Number(event.slice(5, 7));
        expect(passed > months || (passed === months && due.slice(8) > event.slice(8))).toBe(true);
      }),
    );
  });

  it('divides events into those that are due and those that are not', () => {
    fc.assert(
      fc.property(days, days, rules, (event, today, given) => {
        expect(event < limitOf(given, today)).toBe(dueDay(event, given) <= today);
      }),
    );
  });

  it('lets nothing go where nothing is due', () => {
    expect(limitOf(rule(999, 'year'), '2026-11-24')).toBe(firstDay);
  });
});

describe('an event as a column holds it', () => {
  it('is before a day of Paris where it is less than the limit, whatever the season', () => {
    const instants = fc.integer({ min: 31_622_400, max: 4_000_000_000 });
    const limits = fc.integer({ min: 366, max: 46_000 }).map(dayOfNumber);
    fc.assert(
      fc.property(instants, limits, (seconds, limit) => {
        const day = parisDay(new Date(seconds * 1000));
        const utc = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
        expect(seconds < Number(limitAs(limit, 'unix'))).toBe(day < limit);
        expect(utc < limitAs(limit, 'utc')).toBe(day < limit);
        expect(dayOfEvent(utc, 'utc')).toBe(day);
        expect(dayOfEvent(String(seconds), 'unix')).toBe(day);
      }),
    );
  });

  it('is no day where the calendar has none', () => {
    expect(dayOfEvent('2019-02-29', 'day')).toBeUndefined();
    expect(dayOfEvent('0000-00-00', 'day')).toBeUndefined();
    expect(dayOfEvent('26/01/2018', 'day')).toBeUndefined();
    expect(dayOfEvent('inconnu', 'unix')).toBeUndefined();
  });
});
