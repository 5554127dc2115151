import { expect, test } from 'vitest';
import { keepsTarget, lineOf } from './run-one.ts';

test('a target is of the ratio where there is one, otherwise of the value', () => {
  expect(keepsTarget({ value: 9, unit: 's' })).toBe(true);
  expect(keepsTarget({ value: 2, unit: 's', target: 2 })).toBe(true);
  expect(keepsTarget({ value: 2.1, unit: 's', target: 2 })).toBe(false);
  expect(keepsTarget({ value: 9, unit: 's', ratio: 0.3, target: 0.35 })).toBe(true);
  expect(keepsTarget({ value: 0.1, unit: 's', ratio: 0.4, target: 0.35 })).toBe(false);
});

test('a measure is one line of JSON', () => {
  const line = lineOf('export', {
    name: 'ods',
    value: 1.234567,
    unit: 's',
    peer: 'SheetJS',
    ratio: 0.30001,
    target: 0.35,
  });
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({
    name: 'export/ods',
    value: 1.235,
    unit: 's',
    peer: 'SheetJS',
    ratio: 0.3,
    target: 0.35,
    ok: true,
  });
});
