import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Deed } from '../../../main/encryption/column-work.ts';
import type { ColumnState } from '../../../preload/contract/column-encryption.ts';
import { asAdmin, type Mariadb, startMariadb } from '../../services/mariadb.ts';
import { describeWith } from '../../services/services.ts';
import { chanceFor, type Doomed, kills, seed } from '../../shared/kills.ts';
import { php } from '../php/php.ts';
import { type CycleWorld, openCycleWorld } from './cycle-world.ts';
import { judge } from './judge.ts';

type Step = readonly [Deed, ColumnState];
type Way = 'process' | 'connections' | 'server';

/** Round and round; the last round ends with `contracted`. In a run of few kills, as every run is, the last round is enough. */
const round: readonly Step[] =
  kills < 10
    ? []
    : [
        ['forward', 'verifying'],
        ['back', 'planned'],
        ['forward', 'verifying'],
        ['forward', 'switched'],
        ['rotate', 'switched'],
        ['back', 'verifying'],
        ['forward', 'switched'],
        ['back', 'planned'],
      ];
const lastSteps: readonly Step[] = [
  ['forward', 'verifying'],
  ['forward', 'switched'],
  ['forward', 'contracted'],
];

describeWith(['certificates', 'mariadb'], 'a column of a live database, at any instant', ({ certificates }) => {
  let server: Mariadb | undefined;
  let world: CycleWorld | undefined;
  afterEach(async () => {
    await world?.close();
    await server?.stop();
    [world, server] = [undefined, undefined];
  });

  test.skipIf(php === undefined)(
    `loses nothing and tells nothing wrong through ${kills} kills of the program, its connections and the server`,
    { timeout: 60_000 + kills * 15_000 },
    async () => {
      server = await startMariadb(certificates);
      if (!server) throw new Error('no server');
      const ours = server;
      world = await openCycleWorld(ours.server, { rows: 200, pause: 8_000, lease: 2 });
      const run = openRun(world, ours);
      for (const program of world.programs) await program.go();
      while (run.left() > 0 && round.length > 0) for (const step of round) await run.step(step);
      for (const step of lastSteps) {
        if (step[1] === 'contracted') await world.endOld();
        await run.step(step);
      }
      expect(await world.state()).toBe('contracted');
      expect(await world.truth()).toMatchObject({ shadow: true, guard: false, fenced: false, clear: 'gone' });
      run.report();
    },
  );
});

/** The kills of one run. Each step is begun again until it says that it is done. */
function openRun(world: CycleWorld, server: Mariadb) {
  const chance = chanceFor('cycle');
  const made: Record<Way, number> = { process: 0, connections: 0, server: 0 };
  const sums = { reads: 0, writes: 0, steps: 0, begun: 0 };
  let rotated = false;
  // A server takes long to come back: in a long run one kill in six is its own.
  const ways: readonly Way[] = ['process', 'connections', 'server', 'process', 'connections', 'process'];
  const total = () => made.process + made.connections + made.server;
  const left = () => kills - total();

  async function step([deed, to]: Step): Promise<void> {
    if (deed === 'rotate') {
      if (rotated) return;
      rotated = true;
      world.newKey();
    }
    sums.steps += 1;
    for (let attempt = 1; ; attempt += 1) {
      sums.begun += 1;
      const last = await attemptAt(world.start(deed, to));
      await look(`${deed} to ${to}, attempt ${attempt}`);
      if (last?.kind === 'done') return;
      // Killed between its last statement and its last word: nothing is left to go back from.
      if (deed === 'back' && to === 'planned' && (await world.state()) === undefined) return;
      expect(attempt, JSON.stringify(last)).toBeLessThan(40);
      const again = last === undefined || last.kind === 'unreachable' || last.code === 'WORKING_ELSEWHERE';
      expect(again || last?.kind !== 'refused', JSON.stringify(last)).toBe(true);
    }
  }

  /** Ends it at some instant, in one of the ways, or lets it end; its last word. */
  async function attemptAt(child: Doomed): Promise<{ kind: string; code?: string } | undefined> {
    let last: { kind: string; code?: string } | undefined;
    const hear = async () => {
      const line = await child.line();
      if (line !== undefined) last = JSON.parse(line);
      return line !== undefined;
    };
    while (last?.kind !== 'begun' && (await hear()));
    if (left() > 0) {
      for (let lines = chance.int(5); lines > 0 && (await hear()); lines -= 1);
      // No wait for a condition: the instant is the point.
      await pause(chance.next() * 60);
      if (child.process.exitCode === null) await kill(child, ways[total() % ways.length] ?? 'process');
    }
    while (await hear());
    const { killed, complaint } = await child.end;
    expect(complaint).toBe('');
    return killed ? undefined : last;
  }

  async function kill(child: Doomed, way: Way): Promise<void> {
    made[way] += 1;
    if (way === 'process') child.process.kill('SIGKILL');
    else if (way === 'server') {
      await server.kill();
      await server.restart();
    } else
      await asAdmin(server.server, async (admin) => {
        const [rows] = await admin.query('SELECT id FROM information_schema.processlist WHERE user = ?', [
          world.user.user,
        ]);
        for (const { id } of rows as { id: number }[]) await admin.query(`KILL ${id}`).catch(() => {});
      });
  }

  async function look(after: string): Promise<void> {
    for (const program of world.programs) await program.rest();
    const { wrong, reads, writes } = judge(await world.told());
    sums.reads += reads;
    sums.writes += writes;
    expect(wrong.slice(0, 3).join('\n'), `seed ${seed}, after ${after}: ${wrong.length}`).toBe('');
    expect(world.programs.flatMap(({ failures }) => failures)).toEqual([]);
    await world.forget();
    for (const program of world.programs) await program.go();
  }

  return {
    step,
    left,
    report: () =>
      console.info(JSON.stringify({ seed, ...made, ...sums, refused: world.programs.map((each) => each.refused()) })),
  };
}
