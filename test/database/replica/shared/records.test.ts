import { expect, it } from 'vitest';
import { exchange, openTestReplica, piece } from './replicas.ts';

it('keeps what is created, changed, added and deleted, here and elsewhere', async () => {
  const [anne, paul] = [openTestReplica(), openTestReplica()];
  const id = anne.records.create(piece, { name: 'Kbis', tags: ['greffe', 'urgent'] });
  anne.time.now += 1_000;
  anne.records.change(piece, id, { state: 'received', count: 2 });
  anne.records.drop(piece, id, 'tags', 'urgent');
  anne.records.add(piece, id, 'tags', 'archives');
  const expected = {
    id,
    fields: { name: 'Kbis', state: 'received', count: 2, seen: false, tags: ['archives', 'greffe'] },
    inConflict: [],
    newer: false,
    createdBy: anne.identity.volunteer,
    changedAt: anne.time.now,
  };
  expect(anne.records.get(piece, id)).toMatchObject(expected);
  await exchange(anne, paul);
  expect(paul.records.get(piece, id)).toMatchObject(expected);
  expect(paul.records.list(piece)).toMatchObject([expected]);
  expect(paul.records.history(id)).toEqual(anne.records.history(id));
  paul.records.remove(piece, id);
  expect(paul.records.list(piece)).toEqual([]);
  await exchange(anne, paul);
  expect(anne.records.get(piece, id)).toBeUndefined();
  anne.records.restore(piece, id);
  expect(anne.records.get(piece, id)).toMatchObject({ fields: expected.fields });
});

it('shows a conflict where two people changed a field without having seen each other, until one chooses', async () => {
  const [anne, paul] = [openTestReplica(), openTestReplica()];
  const id = anne.records.create(piece, { name: 'Kbis' });
  await exchange(anne, paul);
  anne.records.change(piece, id, { state: 'received', count: 1 });
  paul.time.now += 5_000;
  paul.records.change(piece, id, { state: 'checked', count: 1 });
  await exchange(anne, paul);
  for (const { records } of [anne, paul]) {
    expect(records.get(piece, id)).toMatchObject({ fields: { state: 'checked', count: 1 }, inConflict: ['state'] });
    expect(records.conflictCount()).toBe(1);
    expect(records.conflicts()).toMatchObject([
      { record: id, kind: 'piece', field: 'state', rivals: [{ value: 'checked' }, { value: 'received' }] },
    ]);
  }
  anne.records.settle(id, 'state', 'received');
  await exchange(anne, paul);
  for (const { records } of [anne, paul]) {
    expect(records.get(piece, id)).toMatchObject({ fields: { state: 'received' }, inConflict: [] });
    expect(records.conflicts()).toEqual([]);
  }
});
