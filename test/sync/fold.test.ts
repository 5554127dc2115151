import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, ranked } from '../../main/sync/fold.ts';
import { chanceOf, idOf, randomHistory, runs, seed, shuffled } from './histories.ts';
import { openPureReplica } from './pure-replica.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const [a, b, c] = [idOf(1, 0), idOf(1, 1), idOf(1, 2)];

function write(device: string, number: number, context: [string, number][] = [], time = number) {
  return { device, number, context: new Map(context), stamp: { time, counter: 0 } };
}

describe(`histories of three to five people, seed ${seed}`, () => {
  it.each(Array.from({ length: runs }, (_, run) => run))(
    'ends in one state whatever the order, the repetitions and the partition (%i)',
    (run) => {
      const random = chanceOf('fold', run);
      const { replicas, operations } = randomHistory(random, 1_000);
      const expected = openPureReplica(idOf(9, 0), idOf(9, 0));
      for (const operation of operations) expected.receive(operation, now);
      for (let order = 0; order < 3; order += 1) {
        const other = openPureReplica(idOf(9, 1), idOf(9, 1));
        for (const operation of shuffled(operations, random)) other.receive(operation, now);
        expect(other.state()).toEqual(expected.state());
      }
      // Those who wrote them too, each having its own first.
      for (const replica of replicas) {
        for (const operation of shuffled(operations, random)) replica.receive(operation, now);
        expect(replica.state()).toEqual(expected.state());
      }
    },
  );
});

describe('a cell', () => {
  it('drops what was seen and keeps what was not', () => {
    const [first, second, third] = [write(a, 1), write(b, 1, [[a, 1]]), write(c, 1)];
    expect(fold([first], second)).toEqual([second]);
    expect(fold([second], first)).toEqual([second]);
    expect(fold([second], third)).toEqual([second, third]);
    const settling = write(a, 2, [
      [b, 1],
      [c, 1],
    ]);
    expect(fold([second, third], settling)).toEqual([settling]);
  });

  it('returns the same array where nothing changes', () => {
    const heads = [write(a, 2), write(b, 1)];
    expect(fold(heads, write(a, 2))).toBe(heads);
    expect(fold(heads, write(a, 1))).toBe(heads);
  });

  it('lets no clock a year ahead win over a later edit that saw it', () => {
    const ahead = write(a, 1, [], now + 365 * 86_400_000);
    const later = write(b, 1, [[a, 1]], now);
    expect(ranked(fold([ahead], later))[0]).toBe(later);
  });

  it('shows the latest by time, then counter, then device', () => {
    const heads = [write(a, 1, [], 5), write(c, 1, [], 7), write(b, 1, [], 7)];
    expect(ranked(heads).map(({ device }) => device)).toEqual([c, b, a]);
  });

  it('has for heads an antichain, in any order', () => {
    const arbitrary = fc.array(fc.record({ device: fc.integer({ min: 0, max: 3 }), knows: fc.boolean() }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(arbitrary, fc.integer(), (script, order) => {
        const numbers = [0, 0, 0, 0];
        let all: ReturnType<typeof write>[] = [];
        for (const { device, knows } of script) {
          numbers[device] = (numbers[device] ?? 0) + 1;
          const known = numbers.flatMap((number, at): [string, number][] =>
            knows && at !== device && number > 0 ? [[idOf(1, at), number]] : [],
          );
          all = [...all, write(idOf(1, device), numbers[device] ?? 0, known)];
        }
        // Seeing what another saw: contexts closed, as replicas keep them.
        const closed = all.filter((one) => one.context.size > 0 || one.number === 1);
        const one = closed.reduce<readonly (typeof all)[number][]>(fold, []);
        const turned = closed.toSorted(
          (left, right) => ((left.number * 31 + order) % 7) - ((right.number * 31 + order) % 7),
        );
        const other = turned.reduce<readonly (typeof all)[number][]>(fold, []);
        expect(new Set(other)).toEqual(new Set(one));
      }),
      { seed },
    );
  });
});
