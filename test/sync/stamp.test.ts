import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Stamp } from '../../main/sync/operation.ts';
import {
  adoptStamp,
  compareStamps,
  correctStamp,
  earliestStamp,
  farthestAhead,
  nextStamp,
} from '../../main/sync/stamp.ts';
import { seed } from './histories.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const year = 365 * 86_400_000;
const instants = fc.integer({ min: now - year, max: now + year });
const stamps = fc.record({ time: instants, counter: fc.nat(200_000) });

it('goes on whatever the clock says, and whatever is received', () => {
  const steps = fc.array(fc.record({ clock: instants, received: fc.option(stamps) }), { maxLength: 100 });
  fc.assert(
    fc.property(steps, (list) => {
      let last: Stamp = earliestStamp;
      for (const { clock, received } of list) {
        const before = last;
        last = received ? adoptStamp(last, received, clock) : nextStamp(last, clock);
        const order = compareStamps(last, before);
        expect(received ? order >= 0 : order > 0).toBe(true);
      }
    }),
    { seed },
  );
});

it('follows what is received, five minutes ahead at most', () => {
  fc.assert(
    fc.property(stamps, instants, (received, clock) => {
      const followed = compareStamps(nextStamp(adoptStamp(earliestStamp, received, clock), clock), received) > 0;
      if (received.time <= clock + farthestAhead) expect(followed).toBe(true);
      else expect(adoptStamp(earliestStamp, received, clock)).toBe(earliestStamp);
    }),
    { seed },
  );
});

it('counts 100,000 edits in one millisecond, and goes on when the clock is set back by a year', () => {
  let last: Stamp = earliestStamp;
  for (let edit = 0; edit < 100_000; edit += 1) last = nextStamp(last, now);
  expect(last).toEqual({ time: now, counter: 99_999 });
  expect(nextStamp(last, now - year)).toEqual({ time: now, counter: 100_000 });
});

it('comes back from a year ahead once the clock is set by the store', () => {
  const wrong = nextStamp(earliestStamp, now + year);
  expect(correctStamp(wrong, now)).toEqual({ time: now, counter: 0 });
  const right = { time: now + 1_000, counter: 3 };
  expect(correctStamp(right, now)).toBe(right);
});
