import fc from 'fast-check';
import { expect, test } from 'vitest';
import { move } from '../../../renderer/ui/data-table/move.ts';

const extent = { rows: 100_000, columns: 7, page: 20 };
const from = (row: number, column = 2) => ({ row, column });

test.each([
  ['ArrowDown', false, from(5), from(6)],
  ['ArrowUp', false, from(5), from(4)],
  ['ArrowUp', false, from(0), from(-1)],
  ['ArrowUp', true, from(5), from(0)],
  ['ArrowDown', true, from(5), from(99_999)],
  ['ArrowDown', false, from(-1), from(0)],
  ['PageDown', false, from(5), from(25)],
  ['PageUp', false, from(5), from(0)],
  ['PageDown', false, from(99_990), from(99_999)],
  ['Home', false, from(50), from(0)],
  ['End', true, from(50), from(99_999)],
  ['ArrowRight', false, from(5, 6), from(5, 6)],
  ['ArrowLeft', false, from(5, 1), from(5, 0)],
  ['ArrowRight', true, from(5, 1), from(5, 6)],
])('%s (Ctrl: %s) goes to the right place', (key, mod, at, to) => {
  expect(move(key, mod, at, extent)).toEqual(to);
});

test('no key leads out of the grid', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 50 }),
      fc.integer({ min: 1, max: 30 }),
      (pressed, rows) => {
        let at = { row: 0, column: 0 };
        for (const [key, mod] of pressed) at = move(key, mod, at, { rows, columns: 3, page: 4 }) ?? at;
        expect(at.row).toBeGreaterThanOrEqual(-1);
        expect(at.row).toBeLessThan(rows);
        expect(at.column).toBeGreaterThanOrEqual(0);
        expect(at.column).toBeLessThan(3);
      },
    ),
  );
});

test('other keys are not for moving', () => {
  expect(move('a', false, from(1), extent)).toBeUndefined();
});
