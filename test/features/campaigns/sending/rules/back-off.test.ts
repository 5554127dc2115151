import { expect, test } from 'vitest';
import { tryAgainAt, waitFor } from '../../../../../main/features/campaigns/sending/rules/back-off.ts';

const minute = 60_000;

test('it is tried six times, later and later, and then given up', () => {
  let now = 0;
  const times: number[] = [];
  for (let tries = 1; ; tries++) {
    const next = tryAgainAt(tries, 0, now);
    if (next === undefined) break;
    times.push((next - now) / minute);
    now = next;
  }
  expect(times).toEqual([5, 15, 45, 120, 360]);
});

test('after two days nothing is tried again, however seldom it was', () => {
  expect(tryAgainAt(2, 0, 48 * 60 * minute)).toBeUndefined();
  expect(tryAgainAt(2, 0, 40 * 60 * minute)).toBeDefined();
});

test('a network is asked after again at growing distances, five minutes at most', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => waitFor(failures) / 1000)).toEqual([15, 30, 60, 120, 240, 300, 300]);
});
