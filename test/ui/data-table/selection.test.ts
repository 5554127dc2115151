import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countSelected,
  coversAll,
  everything,
  isSelected,
  nothing,
  type Selection,
  toggled,
  without,
  withRange,
} from '../../../renderer/ui/data-table/selection.ts';

const size = 40;
const index = fc.integer({ min: 0, max: size - 1 });
const act = fc.oneof(
  fc.record({ kind: fc.constant('range' as const), a: index, b: index }),
  fc.record({ kind: fc.constant('toggle' as const), a: index }),
  fc.record({ kind: fc.constant('without' as const), a: index }),
);

test('a selection of ranges holds what a set of places would hold, in order and without touching ranges', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let selection: Selection = nothing;
      const set = new Set<number>();
      for (const one of acts) {
        if (one.kind === 'range') {
          selection = withRange(selection, one.a, one.b);
          for (let place = Math.min(one.a, one.b); place <= Math.max(one.a, one.b); place += 1) set.add(place);
        } else if (one.kind === 'toggle') {
          selection = toggled(selection, one.a);
          if (!set.delete(one.a)) set.add(one.a);
        } else {
          selection = without(selection, one.a);
          set.delete(one.a);
        }
      }
      const places = Array.from({ length: size }, (_, place) => place);
      expect(places.filter((place) => isSelected(selection, place))).toEqual(places.filter((place) => set.has(place)));
      expect(countSelected(selection)).toBe(set.size);
      selection.slice(1).forEach(([from], place) => {
        expect(from).toBeGreaterThan((selection[place]?.[1] ?? 0) + 1);
      });
    }),
  );
});

test('everything is one range, whatever the length', () => {
  expect(everything(100_000)).toEqual([[0, 99_999]]);
  expect(everything(0)).toEqual([]);
  expect(coversAll(everything(100_000), 100_000)).toBe(true);
  expect(coversAll(without(everything(100_000), 5), 100_000)).toBe(false);
  expect(coversAll(nothing, 0)).toBe(false);
});
