import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import { newSalt } from '../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../main/database/replica/open-replica.ts';
import { createJournal, type TestJournal } from '../../database/journal/journals.ts';
import { type FaultyLine, startProxy } from '../../services/proxy.ts';
import { describeWith } from '../../services/services.ts';
import { chanceFor, kills, seed, startDoomed } from '../../shared/kills.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { openLaptop, piece, TestTeam } from './laptop.ts';
import { testLaptop } from './laptops.ts';
import type { SyncOrder } from './sync-child.ts';

const script = new URL('./sync-child.ts', import.meta.url);

describeWith(['certificates', 'mariadb'], `a laptop that dies, a network that is cut (seed ${seed})`, ({ mariadb }) => {
  let shared: TestJournal;
  let line: FaultyLine;
  beforeAll(async () => {
    shared = await createJournal(mariadb);
    line = await startProxy(mariadb);
  });
  afterAll(async () => {
    await line?.stop();
    await shared?.database.drop();
  });
  const team = new TestTeam();
  const names = (laptop: { records: ReturnType<typeof testLaptop>['records'] }) =>
    laptop.records.list(piece).map(({ fields }) => fields.name);

  test(
    'kill -9 at any instant of writing, sending and receiving: all that was written is there once, everywhere',
    async () => {
      const chance = chanceFor('sync kills');
      const replica = join(temporaryFolder(), 'replica.db');
      const key = randomBytes(32);
      createReplica(replica, key, newSalt(), new Date());
      const other = testLaptop({ team, reach: () => shared.reach });
      const written = new Set<string>();
      for (let life = 0; life < kills; life += 1) {
        other.records.create(piece, { name: `other ${life}` });
        await other.contact();
        const order: SyncOrder = {
          replica,
          key: key.toString('hex'),
          reach: shared.through(line.port),
          called: `life ${life}`,
        };
        const child = startDoomed(script, order);
        expect(await child.line()).toBe('open');
        const doom = pause(Math.floor(chance.next() * 1_500)).then(() => child.process.kill('SIGKILL'));
        for (let said = await child.line(); said !== undefined; said = await child.line()) {
          const round = /^wrote (\d+)$/.exec(said)?.[1];
          if (round) for (let count = 0; count < 200; count += 1) written.add(`life ${life} ${round} ${count}`);
        }
        await doom;
        expect(await child.end).toMatchObject({ killed: true });
      }
      const opened = await openReplica({ file: replica, key }, new Date());
      const revived = openLaptop({
        team,
        db: opened.db,
        openJournal: (signal) => openJournal(shared.reach, { signal }),
      });
      onTestFinished(async () => {
        await revived.close();
        await opened.close();
      });
      for (const one of [revived, other, revived]) expect((await one.contact()).state).toEqual({ kind: 'current' });
      const mine = names(revived);
      expect(new Set(mine).size).toBe(mine.length);
      expect(mine).toEqual(expect.arrayContaining([...written]));
      expect(mine.filter((name) => name.startsWith('other'))).toHaveLength(kills);
      expect(names(other).sort()).toEqual(mine.sort());
      expect(revived.sync.status().notices).toEqual([]);
    },
    60_000 + 15_000 * kills,
  );

  test('a network that is cut after any number of bytes, both ways: it goes on where it was', async () => {
    const chance = chanceFor('sync cuts');
    const [anne, paul] = [
      testLaptop({ team, reach: () => shared.through(line.port) }),
      testLaptop({ team, reach: () => shared.reach }),
    ];
    for (let cut = 0; cut < kills * 2; cut += 1) {
      for (const { records } of [anne, paul]) {
        records.together(() => {
          for (let count = 0; count < 100; count += 1) records.create(piece, { name: `cut ${cut} ${count}` });
        });
      }
      await paul.contact();
      const bytes = Math.floor(chance.next() * 30_000);
      line.behave(chance.next() < 0.5 ? { cutAfter: bytes } : { cutAfterSent: bytes });
      await anne.contact();
    }
    line.behave({});
    for (const one of [anne, paul, anne]) expect((await one.contact()).state).toEqual({ kind: 'current' });
    expect(names(anne)).toHaveLength(names(paul).length);
    expect(names(anne).filter((name) => name.startsWith('cut'))).toHaveLength(kills * 2 * 200);
    expect(names(anne).sort()).toEqual(names(paul).sort());
  });
});
