import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { exchange, openTestReplica, piece } from './replicas.ts';

it('becomes another device without losing or doubling an edit, and both copies end equal', async () => {
  const [anne, paul] = [openTestReplica(), openTestReplica()];
  const id = anne.records.create(piece, { name: 'Kbis' });
  await exchange(anne, paul);
  paul.records.change(piece, id, { count: 1 });
  await exchange(anne, paul);
  anne.outbox.markSent(1);
  anne.records.change(piece, id, { name: 'not sent when copied' });
  const copy = openTestReplica(new Database(anne.db.serialize()));
  expect(copy.identity.device()).toBe(anne.identity.device());
  // Both go on under one name; the copy learns it first.
  anne.records.change(piece, id, { state: 'received' });
  anne.records.add(piece, id, 'tags', 'first');
  copy.records.change(piece, id, { state: 'checked' });
  copy.records.add(piece, id, 'tags', 'copy');
  const device = copy.identity.becomeAnotherDevice();
  expect(copy.identity.device()).toBe(device);
  expect(copy.identity.volunteer).toBe(anne.identity.volunteer);
  const renumbered = copy.outbox.unsent(9);
  expect(renumbered.map(({ number }) => number)).toEqual([1, 2, 3]);
  for (const { context } of renumbered) expect(context.get(anne.identity.device())).toBe(1);
  expect(copy.outbox.unsentCount()).toBe(3);
  await exchange(anne, paul, copy);
  await exchange(anne, paul, copy);
  const [mine, ...others] = [anne, paul, copy].map(({ records }) => ({
    record: records.get(piece, id),
    history: records.history(id),
    conflicts: records.conflicts(),
  }));
  for (const other of others) expect(other).toEqual(mine);
  // The edit that both copies held unsent is told twice, with one value; what each wrote since is a conflict.
  expect(mine?.record?.inConflict).toEqual(['state']);
  expect(mine?.record?.fields).toMatchObject({ name: 'not sent when copied', tags: ['copy', 'first'] });
  anne.records.settle(id, 'state', 'checked');
  await exchange(anne, paul, copy);
  expect(copy.records.conflicts()).toEqual([]);
});

it('begins anew from nothing where all was sent', () => {
  const { records, outbox, identity, inbox } = openTestReplica();
  const id = records.create(piece, { name: 'Kbis' });
  const old = identity.device();
  outbox.markSent(1);
  identity.becomeAnotherDevice();
  expect(outbox.unsentCount()).toBe(0);
  records.change(piece, id, { name: 'Statuts' });
  expect(outbox.unsent(9)).toMatchObject([{ device: identity.device(), number: 1, context: new Map([[old, 1]]) }]);
  expect(inbox.had()).toContainEqual({ device: old, upTo: 1, last: 1, gaps: [] });
  expect(records.get(piece, id)).toMatchObject({ fields: { name: 'Statuts' }, inConflict: [] });
});
