import { join } from 'node:path';
import { v4, v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openJournal } from '../../../../main/database/journal/open-journal.ts';
import { newSalt } from '../../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../../main/database/replica/open-replica.ts';
import type { Replica } from '../../../../main/database/replica/replica.ts';
import { journalTurn, localTurn, type Turn } from '../../../../main/features/campaigns/sending/turn.ts';
import { createJournal, type TestJournal } from '../../../database/journal/journals.ts';
import { makeFolder, removeFolder } from '../../../services/folder.ts';
import { describeWith } from '../../../services/services.ts';

const free = { perHour: 1000, perDay: 1000, apart: 0 };

interface Place {
  /** The same holder each time, or another. */
  turn(holder: string): Turn;
  clear(): Promise<void>;
  /** As if everything had been taken so many milliseconds earlier. */
  age(milliseconds: number): Promise<void>;
}

/** What every kind of turn keeps. */
function laws(place: () => Place) {
  afterEach(() => place().clear());

  test('is taken once in the world; its holder is told so again, with how long ago it was', async () => {
    const [ours, theirs] = [place().turn('a'), place().turn('b')];
    expect(await ours.take('one', free)).toEqual({ kind: 'ours', secondsAgo: 0 });
    expect(await theirs.take('one', free)).toEqual({ kind: 'theirs' });
    await place().age(90_000);
    const again = await ours.take('one', free);
    expect(again.kind === 'ours' && Math.round(again.secondsAgo / 10)).toBe(9);
    expect(await theirs.take('two', free)).toMatchObject({ kind: 'ours' });
    expect(await ours.take('two', free)).toEqual({ kind: 'theirs' });
  });

  test('is not to be had while the hour is full, and is once it is over', async () => {
    const turn = place().turn('a');
    const caps = { perHour: 3, perDay: 100, apart: 0 };
    for (const subject of ['1', '2', '3']) expect(await turn.take(subject, caps)).toMatchObject({ kind: 'ours' });
    const full = await turn.take('4', caps);
    expect(full).toMatchObject({ kind: 'full', of: 'hour' });
    expect(full.kind === 'full' && full.secondsLeft).toBeGreaterThan(3590);
    // What is ours stays ours in a full hour.
    expect(await turn.take('2', caps)).toMatchObject({ kind: 'ours' });
    await place().age(3_600_100);
    expect(await turn.take('4', caps)).toMatchObject({ kind: 'ours' });
  });

  test('is not to be had while the day is full; the longer of two waits is told', async () => {
    const turn = place().turn('a');
    const caps = { perHour: 100, perDay: 2, apart: 5 };
    expect(await turn.take('1', { ...caps, apart: 0 })).toMatchObject({ kind: 'ours' });
    expect(await turn.take('2', caps)).toMatchObject({ kind: 'full', of: 'pace' });
    expect(await turn.take('2', { ...caps, apart: 0 })).toMatchObject({ kind: 'ours' });
    expect(await turn.take('3', { ...caps, apart: 0 })).toMatchObject({ kind: 'full', of: 'day' });
  });
}

describe('a turn in the replica', () => {
  let replica: Replica;
  let ahead = 0;
  // Noon in Paris: no test runs over midnight.
  const clock = () => new Date(Date.parse('2026-11-24T11:00:00.000Z') + ahead);
  const folder = makeFolder('turns');
  beforeAll(async () => {
    const address = { file: join(folder, 'replica.db'), key: Buffer.alloc(32, 1) };
    createReplica(address.file, address.key, newSalt(), clock());
    replica = await openReplica(address, clock());
  });
  afterAll(async () => {
    await replica.close();
    removeFolder(folder);
  });
  laws(() => ({
    turn: (holder) => localTurn(replica.db, clock, holder),
    clear: async () => void replica.db.exec('DELETE FROM delivery_turn'),
    age: async (milliseconds) => {
      ahead += milliseconds;
    },
  }));

  test('given back it counts no more, and can be had again', async () => {
    const turn = localTurn(replica.db, clock, 'a');
    const caps = { perHour: 1, perDay: 1, apart: 0 };
    await turn.take('one', caps);
    expect(await turn.take('two', caps)).toMatchObject({ kind: 'full' });
    turn.giveBack('one');
    expect(await turn.take('two', caps)).toMatchObject({ kind: 'ours' });
    localTurn(replica.db, clock, 'b').giveBack('two');
    expect(await turn.take('two', caps)).toMatchObject({ kind: 'ours' });
  });

  test('a clock that was a year ahead is in the way for an hour at most', async () => {
    const wrong = localTurn(replica.db, () => new Date('2027-11-24T11:00:00.000Z'), 'a');
    const caps = { perHour: 1, perDay: 100, apart: 0 };
    await wrong.take('one', caps);
    const turn = localTurn(replica.db, clock, 'a');
    expect(await turn.take('two', caps)).toMatchObject({ kind: 'full', of: 'hour' });
    ahead += 3_600_001;
    expect(await turn.take('two', caps)).toMatchObject({ kind: 'ours' });
  });
});

describeWith(['certificates', 'mariadb'], 'a turn in the journal', ({ mariadb }) => {
  let shared: TestJournal;
  let journal: Awaited<ReturnType<typeof openJournal>>;
  const devices = new Map<string, string>();
  beforeAll(async () => {
    shared = await createJournal(mariadb);
    journal = await openJournal(shared.reach);
  });
  afterAll(async () => {
    await journal?.close();
    await shared?.database.drop();
  });
  const deviceOf = (holder: string) => {
    const device = devices.get(holder) ?? v7();
    devices.set(holder, device);
    return device;
  };
  const word = v4();
  laws(() => ({
    turn: (holder) => journalTurn(journal, deviceOf(holder), word),
    clear: async () => void (await shared.database.run('DELETE FROM delivery')),
    age: async (milliseconds) =>
      void (await shared.database.run('UPDATE delivery SET at = at - INTERVAL ? MICROSECOND', [milliseconds * 1000])),
  }));
});
