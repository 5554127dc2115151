import { expect, test } from 'vitest';
import { bestOffset } from '../../../main/database/journal/clock-offset.ts';

const sample = (sent: number, elapsed: number, server: number, received = sent + elapsed) => ({
  sent,
  elapsed,
  server,
  received,
});

test('the shortest round trip tells, by its middle', () => {
  expect(bestOffset([sample(1_000, 400, 6_300), sample(2_000, 40, 7_020), sample(3_000, 90, 8_000)])).toEqual({
    offset: 5_000,
    uncertainty: 21,
  });
});

test('a sample during which our clock was set is left out', () => {
  const set = sample(1_000, 10, 9_000, 3_601_010);
  expect(bestOffset([set, sample(5_000, 100, 6_050)])).toMatchObject({ offset: 1_000 });
  // Nothing better: it is taken.
  expect(bestOffset([set])).toMatchObject({ offset: 7_995 });
});
