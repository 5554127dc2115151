import { describe, expect, it } from 'vitest';
import { deletedField } from '../../../../main/sync/operation.ts';
import { chanceOf, idOf, parted, randomHistory, runs, seed, shuffled } from '../../../sync/histories.ts';
import { openPureReplica } from '../../../sync/pure-replica.ts';
import { openTestReplica, piece, type TestReplica } from './replicas.ts';

/** Edits by each: as many as the rules' own test where OUVADESK_RUNS asks for much, fewer in every run. */
const editsEach = runs > 5 ? 1_000 : 150;
const now = Date.parse('2026-11-24T12:00:00.000Z');

describe(`the same histories in the replica, seed ${seed}`, () => {
  it.each(Array.from({ length: runs }, (_, run) => run))('end in the state of the pure fold (%i)', async (run) => {
    const random = chanceOf('laws', run);
    const { operations } = randomHistory(random, editsEach);
    const pure = openPureReplica(idOf(9, 0), idOf(9, 0));
    for (const operation of operations) pure.receive(operation, now);
    const [one, other] = [openTestReplica(), openTestReplica()];
    for (const part of parted(operations, random)) await one.inbox.receive(part);
    for (const part of parted(shuffled(operations, random), random)) await other.inbox.receive(part);
    expect(stateOf(one)).toEqual(pure.state());
    expect(stateOf(other)).toEqual(pure.state());
    // When and by whom a record was created, and all else that is shown.
    expect(other.records.list(piece)).toEqual(one.records.list(piece));
    // A snapshot of half of it, then the rest in any order, then all again for the history.
    const [half, third] = [openTestReplica(), openTestReplica()];
    const mixed = shuffled(operations, random);
    await half.inbox.receive(mixed.slice(0, mixed.length / 2));
    await third.inbox.receive(mixed.slice(mixed.length / 3));
    await third.snapshots.read(half.snapshots.write());
    expect(stateOf(third)).toEqual(pure.state());
    await third.inbox.receive(operations);
    expect(stateOf(third)).toEqual(pure.state());
    expect(third.inbox.missingHistory()).toEqual([]);
    expect(third.records.list(piece)).toEqual(one.records.list(piece));
    for (const record of new Set(operations.map((operation) => operation.record))) {
      const told = operations.filter((operation) => operation.record === record).length;
      for (const replica of [one, other, third]) expect(replica.records.history(record)).toHaveLength(told);
    }
    expectConflictsAsInState(one);
  });
});

it('goes on from 100,000 edits of one millisecond and from a clock a year ahead', async () => {
  const replica = openTestReplica();
  const [first] = randomHistory(chanceOf('one millisecond', 0), 1).operations;
  if (!first) throw new Error('a history without an operation');
  const stamp = { time: replica.time.now, counter: 99_999 };
  await replica.inbox.receive([{ ...first, stamp }]);
  replica.records.settle(first.record, 'note', 'after');
  expect(replica.outbox.unsent(1)[0]?.stamp).toEqual({ ...stamp, counter: 100_000 });
  const year = 365 * 86_400_000;
  const { ahead } = await replica.inbox.receive([
    { ...first, number: 2, stamp: { time: replica.time.now + year, counter: 0 } },
  ]);
  expect(ahead).toEqual([{ author: first.author, milliseconds: year }]);
  replica.records.settle(first.record, 'note', 'still now');
  expect(replica.outbox.unsent(2)[1]?.stamp).toEqual({ ...stamp, counter: 100_001 });
});

/** Every cell with its heads, as the pure replica tells them. */
function stateOf({ db }: TestReplica): Record<string, string[]> {
  const rows = db
    .prepare<[], { uuid: string; word: string; element: string; device: string; number: number; value: string }>(`
      SELECT record.uuid, word, element, device.uuid AS device, number, value
      FROM (SELECT record, field, element, device, number, value, 0 AS place FROM cell
        UNION ALL SELECT record, field, element, device, number, value, 1 + time FROM rival) AS head
        JOIN record ON record.id = head.record JOIN word ON word.id = head.field JOIN device ON device.id = head.device
      ORDER BY place > 0, place DESC, (SELECT counter FROM rival WHERE rival.record = head.record AND rival.field = head.field
        AND rival.element = head.element AND rival.device = head.device AND rival.number = head.number) DESC, device.uuid DESC`)
    .all();
  const groups = Map.groupBy(rows, ({ uuid, word, element }) => JSON.stringify([uuid, word, element]));
  return Object.fromEntries(
    [...groups].map(([key, heads]) => [key, heads.map(({ device, number, value }) => `${device} ${number} ${value}`)]),
  );
}

/** Conflicts are the fields with heads of distinct values, those and no others. */
function expectConflictsAsInState(replica: TestReplica): void {
  const expected = Object.entries(stateOf(replica)).filter(([key, heads]) => {
    const [, field, element] = JSON.parse(key) as [string, string, string];
    const values = new Set(heads.map((head) => head.split(' ').slice(2).join(' ')));
    return element === '' && field !== deletedField && values.size > 1;
  });
  const found = replica.records.conflicts();
  expect(found.map(({ record, field }) => JSON.stringify([record, field, ''])).sort()).toEqual(
    expected.map(([key]) => key).sort(),
  );
  expect(replica.records.conflictCount()).toBe(found.length);
  for (const { record, field, rivals } of found) replica.records.settle(record, field, rivals[0]?.value ?? null);
  expect(replica.records.conflicts()).toEqual([]);
}
