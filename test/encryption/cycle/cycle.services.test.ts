import { afterEach, expect, test } from 'vitest';
import type { Deed } from '../../../main/encryption/column-work.ts';
import type { ColumnState } from '../../../preload/contract/column-encryption.ts';
import { describeWith } from '../../services/services.ts';
import { php } from '../php/php.ts';
import { type CycleWorld, openCycleWorld } from './cycle-world.ts';
import { judge } from './judge.ts';

describeWith(['certificates', 'mariadb'], 'a column of a live database', ({ mariadb }) => {
  let world: CycleWorld | undefined;
  const sums = { reads: 0, writes: 0 };
  afterEach(async () => {
    await world?.close();
    world = undefined;
  });

  /** Lets a step run to its end; answers with what it said last. */
  async function step(of: CycleWorld, deed: Deed, to: ColumnState): Promise<unknown> {
    const child = of.start(deed, to);
    let last: unknown;
    for (let line = await child.line(); line !== undefined; line = await child.line()) last = JSON.parse(line);
    expect((await child.end).complaint).toBe('');
    return last;
  }

  /** All is true until now; then the programs go on. */
  async function look(of: CycleWorld, after: string): Promise<void> {
    for (const program of of.programs) await program.rest();
    const { wrong, reads, writes } = judge(await of.told());
    expect(wrong.slice(0, 3).join('\n'), `after ${after}: ${wrong.length}`).toBe('');

    expect(of.programs.flatMap(({ failures }) => failures)).toEqual([]);
    sums.reads += reads;
    sums.writes += writes;
    await of.forget();
    for (const program of of.programs) await program.go();
  }

  test.skipIf(php === undefined)(
    'changes forward, back from every state, and forward again to the end, while old and new programs read and write',
    { timeout: 120_000 },
    async () => {
      world = await openCycleWorld(mariadb, { rows: 200, pause: 8_000, lease: 5 });
      const [old] = world.programs;
      for (const program of world.programs) await program.go();
      const steps: readonly (readonly [Deed, ColumnState, ColumnState | undefined])[] = [
        ['forward', 'verifying', 'verifying'],
        ['back', 'planned', undefined],
        ['forward', 'verifying', 'verifying'],
        ['forward', 'switched', 'switched'],
        ['rotate', 'switched', 'switched'],
        ['back', 'verifying', 'verifying'],
        ['forward', 'switched', 'switched'],
        ['back', 'planned', undefined],
        ['forward', 'verifying', 'verifying'],
        ['forward', 'switched', 'switched'],
        ['forward', 'contracted', 'contracted'],
      ];
      for (const [deed, to, state] of steps) {
        // Whoever still needs the clear column is gone by then.
        if (to === 'contracted') await world.endOld();
        if (deed === 'rotate') world.newKey();
        expect(await step(world, deed, to), `${deed} ${to}`).toEqual({ kind: 'done', rows: expect.any(Number) });
        expect(await world.state()).toBe(state);
        if (to !== 'contracted') await look(world, `${deed} ${to}`);
      }
      await look(world, 'contracted');
      expect(old?.refused()).toBeGreaterThan(0);
      expect(sums.reads).toBeGreaterThan(500);
      expect(sums.writes).toBeGreaterThan(500);
      expect(await world.truth()).toMatchObject({
        shadow: true,
        blindIndex: true,
        guard: false,
        fenced: false,
        clear: 'gone',
      });
    },
  );
});
