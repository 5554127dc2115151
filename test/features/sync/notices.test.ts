import { expect, test } from 'vitest';
import { noticesOf } from '../../../main/features/sync/notices.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const calm = {
  now,
  clockOffset: 0,
  ahead: [],
  copiedAt: undefined,
  refused: [],
  unknown: [],
  authorOf: (device: string) => `author of ${device}`,
  nameOf: (volunteer: string) => `name of ${volunteer}`,
};

test('nothing to say when all is well; a clock may be off by less than a minute', () => {
  expect(noticesOf(calm)).toEqual([]);
  expect(noticesOf({ ...calm, clockOffset: -59_000 })).toEqual([]);
});

test('a clock that is late or early by more is said, in seconds', () => {
  expect(noticesOf({ ...calm, clockOffset: 7_200_400 })).toEqual([{ kind: 'clock-off', seconds: 7200 }]);
  expect(noticesOf({ ...calm, clockOffset: -60_000 })).toEqual([{ kind: 'clock-off', seconds: -60 }]);
});

test('a copied vault is said for a week', () => {
  const days = (count: number) => new Date(now - count * 86_400_000).toISOString();
  expect(noticesOf({ ...calm, copiedAt: days(6) })).toEqual([{ kind: 'copied-vault', at: days(6) }]);
  expect(noticesOf({ ...calm, copiedAt: days(7) })).toEqual([]);
});

test('rows that would not open or are gone name their author, before all else', () => {
  const refused = [{ device: 'd', first: 4, last: 9, kind: 'altered' as const, rows: 3 }];
  expect(noticesOf({ ...calm, clockOffset: 100_000, refused })[0]).toEqual({
    kind: 'altered',
    author: 'author of d',
    first: 4,
    last: 9,
  });
});

test('edits from the future and kinds of a newer application', () => {
  const ahead = [{ author: 'v', milliseconds: 31_536_000_000 }];
  expect(noticesOf({ ...calm, ahead, unknown: [{ kind: 'holiday', records: 2 }] })).toEqual([
    { kind: 'edit-from-the-future', author: 'name of v', seconds: 31_536_000 },
    { kind: 'newer', record: 'holiday', count: 2 },
  ]);
});
