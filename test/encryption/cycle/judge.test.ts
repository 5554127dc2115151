import { expect, test } from 'vitest';
import { judge, type Told } from './judge.ts';

const deed = (
  what: Told['what'],
  value: string | null,
  begun: number,
  ended: number,
  more: Partial<Told> = {},
): Told => ({
  ...{ by: 'new', what, row: 1, value, begun, ended, outcome: 'done' },
  ...more,
});
const start = deed('write', 'a', 0, 0, { by: 'test' });

test('an answer is true while it may still be the last word, and wrong once it cannot be', () => {
  const written = [start, deed('write', 'b', 10, 20)];
  expect(
    judge([...written, deed('read', 'a', 15, 30), deed('read', 'b', 15, 16), deed('read', 'b', 40, 41)]).wrong,
  ).toEqual([]);
  expect(judge([...written, deed('read', 'a', 21, 30)]).wrong).toHaveLength(1);
  expect(judge([...written, deed('read', 'b', 1, 5)]).wrong).toHaveLength(1);
  expect(judge([...written, deed('read', 'c', 40, 41)]).wrong).toHaveLength(1);
  expect(judge([...written, deed('read', null, 40, 41)]).wrong).toHaveLength(1);
  expect(judge([...written, deed('absent', 'a', 21, 30), deed('absent', 'a', 15, 18)]).wrong).toEqual([]);
  expect(judge([...written, deed('absent', 'b', 21, 30)]).wrong).toHaveLength(1);
});

test('what was refused never shows; what had no answer may or may not', () => {
  const refused = deed('write', 'b', 10, 20, { outcome: 'refused' });
  expect(judge([start, refused, deed('read', 'a', 30, 31)]).wrong).toEqual([]);
  expect(judge([start, refused, deed('read', 'b', 30, 31)]).wrong).toHaveLength(1);
  const unsure = deed('write', 'b', 10, 20, { outcome: 'unsure' });
  expect(judge([start, unsure, deed('read', 'a', 30, 31), deed('read', 'b', 30, 31)]).wrong).toEqual([]);
});

test('the old program may find the clear column emptied, never another value', () => {
  const written = [start, deed('write', 'b', 10, 20)];
  expect(judge([...written, deed('old', null, 30, 31)]).wrong).toEqual([]);
  expect(judge([...written, deed('old', 'a', 30, 31)]).wrong).toHaveLength(1);
});
