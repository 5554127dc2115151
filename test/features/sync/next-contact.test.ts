import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextContact } from '../../../main/features/sync/next-contact.ts';

const quiet = { asked: false, lastEnd: 1_000_000, failures: 0, lastUnsentEdit: undefined };

test('at once when opened, and when asked, whatever failed before', () => {
  expect(nextContact({ ...quiet, lastEnd: undefined })).toBe(0);
  expect(nextContact({ ...quiet, asked: true, failures: 9 })).toBe(0);
});

test('every five minutes when nothing happens here', () => {
  expect(nextContact(quiet)).toBe(1_300_000);
});

test('two seconds after the last edit, so that typing makes one contact', () => {
  expect(nextContact({ ...quiet, lastUnsentEdit: 1_010_000 })).toBe(1_012_000);
});

test('after failures it waits longer and longer, and never longer than the regular pace', () => {
  const waits = [1, 2, 3, 4, 5, 50].map((failures) => nextContact({ ...quiet, failures }) - 1_000_000);
  expect(waits).toEqual([5_000, 15_000, 45_000, 135_000, 300_000, 300_000]);
});

test('a contact always comes, five minutes after the last at the latest', () => {
  fc.assert(
    fc.property(
      fc.nat(1e9),
      fc.nat(100),
      fc.option(fc.nat(1e9), { nil: undefined }),
      (lastEnd, failures, lastUnsentEdit) => {
        expect(nextContact({ asked: false, lastEnd, failures, lastUnsentEdit })).toBeLessThanOrEqual(lastEnd + 300_000);
      },
    ),
  );
});
