import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, fitsSheet, instantNumber, openWallClock } from '../../../main/shared/spreadsheet/civil-time.ts';
import { isoDay, isoWall } from '../../../main/shared/spreadsheet/sheet-value.ts';

const since1900 = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});

test('every day is its number, and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
      const iso = new Date(days * 86_400_000).toISOString().slice(0, 10);
      expect(dayNumber(iso)).toBe(days);
      expect(isoDay(days)).toBe(iso);
    }),
  );
});

test.each([
  '2018-02-29',
  '1900-02-29',
  '2018-04-31',
  '2018-13-01',
  '2018-00-10',
  '2018-01-00',
  '0000-00-00',
  '2018-1-1',
  '26/01/2018',
  '2018-01-26T',
  '2018/01/26',
  'x018-01-26',
  '',
])('%s is no day', (day) => expect(dayNumber(day)).toBeUndefined());

test.each([
  '2018-01-26T13:02:00',
  '2018-01-26',
  '2018-02-30T00:00:00.000Z',
  '2018-01-26T24:61:00.000Z',
  '2018-01-26T13:02:00.0:0Z',
  'yesterday',
  '',
])('%s is no instant: it has no zone, or cannot be', (instant) => expect(instantNumber(instant)).toBeUndefined());

test('an instant is read whatever its way of writing the zone', () => {
  const time = Date.UTC(2018, 0, 26, 13, 2);
  for (const text of [
    '2018-01-26T13:02:00.000Z',
    '2018-01-26T13:02:00Z',
    '2018-01-26T13:02Z',
    '2018-01-26T14:02:00+01:00',
  ])
    expect(instantNumber(text)).toBe(time);
  fc.assert(
    fc.property(since1900, (date) => {
      expect(instantNumber(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test('a spreadsheet begins on 1 March 1900 and ends with 9999', () => {
  expect(['1900-02-28', '1900-03-01', '9999-12-31'].map((day) => fitsSheet(dayNumber(day) ?? Number.NaN))).toEqual([
    false,
    true,
    true,
  ]);
});

describe.each(['Europe/Paris', 'UTC', 'Pacific/Noumea', 'America/St_Johns'])('the clocks of %s', (timeZone) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const clock = openWallClock(timeZone);
  const agree = (time: number) => {
    const wall = isoWall(Math.floor(clock(time) / 1000) * 1000);
    expect(wall.replace('T', ' ')).toBe(format.format(time));
  };

  test('show what Intl says', () => {
    fc.assert(
      fc.property(since1900, (date) => agree(date.getTime())),
      { numRuns: 300 },
    );
  });

  test('change when they change', () => {
    for (let year = 1975; year < 2030; year++) {
      for (const month of [2, 3, 8, 9]) {
        for (let day = 24; day < 32; day++) {
          const hour = Date.UTC(year, month, day, 1);
          agree(hour - 1);
          agree(hour);
        }
      }
    }
  });
});
