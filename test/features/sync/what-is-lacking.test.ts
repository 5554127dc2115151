import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lackingOf, refusedAfter } from '../../../main/features/sync/what-is-lacking.ts';
import { include, missing, type Ranges, upTo } from '../../../main/sync/ranges.ts';

const device = 'a';
const head = (last: number, rows = 1) => ({ device, last, rows });
const hadOf = (ranges: Ranges) => {
  const last = ranges.at(-1)?.last ?? 0;
  return { device, upTo: upTo(ranges), last, gaps: missing(ranges, last) };
};
const holds = (wanted: readonly { after: number; upTo?: number }[], number: number) =>
  wanted.some(({ after, upTo = Number.POSITIVE_INFINITY }) => after < number && number <= upTo);

test('a device never seen is asked for from its beginning', () => {
  expect(lackingOf([head(20)], [], [])).toEqual([{ device, after: 0 }]);
});

test('nothing is asked where all is had', () => {
  expect(lackingOf([head(20)], [hadOf([{ first: 1, last: 20 }])], [])).toEqual([]);
});

test('exactly what is not had is asked for, each number once', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 9 })), { maxLength: 8 });
  fc.assert(
    fc.property(some, fc.integer({ min: 70, max: 90 }), (pieces, last) => {
      const ranges = pieces.reduce<Ranges>((all, [first, more]) => include(all, { first, last: first + more }), []);
      const wanted = lackingOf([head(last)], [hadOf(ranges)], []);
      for (let number = 1; number <= last; number += 1) {
        const had = ranges.some((range) => range.first <= number && number <= range.last);
        expect(wanted.filter((one) => holds([one], number)).length).toBe(had ? 0 : 1);
      }
    }),
  );
});

test('a row that would not open is asked for again only once the journal has more rows of its author', () => {
  const had = [
    hadOf([
      { first: 1, last: 5 },
      { first: 11, last: 20 },
    ]),
  ];
  const refused = refusedAfter([head(20, 4)], had, [{ ...row(6, 10), epoch: 1, sealed: new Uint8Array() }], []);
  expect(refused).toEqual([{ device, first: 6, last: 10, kind: 'altered', rows: 4 }]);
  expect(lackingOf([head(20, 4)], had, refused)).toEqual([]);
  expect(lackingOf([head(20, 5)], had, refused)).toEqual([{ device, after: 5, upTo: 10 }]);
});

test('a hole where no row is counts as missing, at the end too', () => {
  const had = [
    hadOf([
      { first: 1, last: 5 },
      { first: 11, last: 20 },
    ]),
  ];
  expect(refusedAfter([head(30)], had, [], [])).toEqual([
    { device, first: 6, last: 10, kind: 'missing', rows: 1 },
    { device, first: 21, last: 30, kind: 'missing', rows: 1 },
  ]);
});

test('what was known to be altered stays so while the journal has not changed, though it was not asked for again', () => {
  const had = [
    hadOf([
      { first: 1, last: 5 },
      { first: 11, last: 20 },
    ]),
  ];
  const before = [{ device, first: 6, last: 10, kind: 'altered' as const, rows: 1 }];
  expect(refusedAfter([head(20)], had, [], before)).toEqual(before);
});

test('what came at last is refused no more', () => {
  expect(refusedAfter([head(20)], [hadOf([{ first: 1, last: 20 }])], [], [])).toEqual([]);
});

function row(first: number, last: number) {
  return { device, first, last };
}
