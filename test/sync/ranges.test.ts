import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exclude, include, includes, missing, type Ranges, upTo } from '../../main/sync/ranges.ts';
import { seed } from './histories.ts';

const ranges = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.nat(6))
  .map(([first, more]) => ({ first, last: first + more }));
const all = Array.from({ length: 60 }, (_, at) => at + 1);

it('holds what was included and not excluded since, as few ranges in order', () => {
  const steps = fc.array(fc.record({ range: ranges, out: fc.boolean() }), { maxLength: 25 });
  fc.assert(
    fc.property(steps, (list) => {
      let held: Ranges = [];
      const expected = new Set<number>();
      for (const { range, out } of list) {
        held = out ? exclude(held, range) : include(held, range);
        for (let number = range.first; number <= range.last; number += 1)
          if (out) expected.delete(number);
          else expected.add(number);
      }
      expect(all.filter((number) => includes(held, number))).toEqual(all.filter((number) => expected.has(number)));
      for (const [at, range] of held.entries()) {
        expect(range.first).toBeLessThanOrEqual(range.last);
        expect(range.first).toBeGreaterThan((held[at - 1]?.last ?? -1) + 1);
      }
      const gaps = missing(held, 60);
      expect(all.filter((number) => includes(gaps, number))).toEqual(all.filter((number) => !expected.has(number)));
      expect(upTo(held)).toBe(all.findIndex((number) => !expected.has(number)));
    }),
    { seed },
  );
});
