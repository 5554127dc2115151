import { expect, it } from 'vitest';
import { z } from 'zod';
import { decodeOperations } from '../../../../main/sync/decode-operations.ts';
import { encodeOperations } from '../../../../main/sync/encode-operations.ts';
import { NewerFormat } from '../../../../main/sync/failures.ts';
import { deliver, exchange, openTestReplica, piece } from './replicas.ts';

it('has nothing of what a full disk refused, and goes on once there is room', async () => {
  const [anne, paul] = [openTestReplica(), openTestReplica()];
  const id = anne.records.create(piece, { name: 'Kbis' });
  await deliver(anne, paul);
  anne.records.together(() => {
    for (let edit = 0; edit < 300; edit += 1) anne.records.create(piece, { name: 'x'.repeat(1_000) });
  });
  const pages = Number(paul.db.pragma('page_count', { simple: true }));
  paul.db.pragma(`max_page_count = ${pages + 3}`);
  await expect(deliver(anne, paul)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  const had = paul.inbox.had();
  expect(() => paul.records.change(piece, id, { name: 'y'.repeat(50_000) })).toThrow(/full/);
  expect(paul.records.get(piece, id)?.fields.name).toBe('Kbis');
  expect(paul.outbox.unsentCount()).toBe(0);
  expect(paul.inbox.had()).toEqual(had);
  paul.db.pragma('max_page_count = 1000000');
  paul.records.change(piece, id, { name: 'Statuts' });
  await exchange(anne, paul);
  expect(paul.outbox.operations(1, 10).map(({ number }) => number)).toEqual([1]);
  expect(paul.records.list(piece)).toEqual(anne.records.list(piece));
  expect(paul.records.list(piece)).toHaveLength(301);
});

it('has nothing of edits made together of which one failed, even where the failure was caught', () => {
  const { records, outbox } = openTestReplica();
  const wrong = () => records.change(piece, '019b0000-0000-7000-8000-000000000000', { name: 'nobody' });
  expect(() =>
    records.together(() => {
      records.create(piece, { name: 'first' });
      expect(wrong).toThrow();
    }),
  ).toThrow();
  expect(records.list(piece)).toEqual([]);
  records.create(piece, { name: 'second' });
  expect(outbox.unsent(9)).toMatchObject([{ number: 1, changes: [{ field: 'name', value: 'second' }] }]);
});

it("forgets what was rolled back in somebody else's transaction", () => {
  const { db, records, outbox, identity } = openTestReplica();
  const rolledBack = db.transaction(() => {
    records.create({ ...piece, name: 'other-kind' }, { name: 'gone' });
    throw new Error('rolled back');
  });
  expect(rolledBack).toThrow('rolled back');
  expect(outbox.unsentCount()).toBe(0);
  const id = records.create(piece, { name: 'stays' });
  expect(records.get(piece, id)?.fields.name).toBe('stays');
  expect(outbox.unsent(9)).toMatchObject([{ device: identity.device(), number: 1, kind: 'piece' }]);
});

it('keeps kinds, fields and values of a newer version, and shows them after the update', async () => {
  const [newer, older] = [openTestReplica(), openTestReplica()];
  const state = z.enum(['asked', 'received', 'checked', 'filed']).default('asked');
  const newPiece = { ...piece, version: 2, fields: piece.fields.extend({ state, place: z.string().default('') }) };
  const newKind = { ...piece, name: 'mandate', version: 1 };
  const id = newer.records.create(newPiece, { name: 'Kbis', state: 'filed', place: 'greffe' });
  newer.records.create(newKind, { name: 'président' });
  await deliver(newer, older);
  expect(older.records.get(piece, id)).toMatchObject({ fields: { name: 'Kbis', state: 'asked' }, newer: true });
  expect(older.records.unknown([piece])).toEqual([
    { kind: 'piece', version: 2, records: 1 },
    { kind: 'mandate', version: 1, records: 1 },
  ]);
  older.records.change(piece, id, { name: 'Kbis 2026' });
  await exchange(newer, older);
  for (const { records } of [newer, older]) {
    expect(records.get(newPiece, id)).toMatchObject({
      fields: { name: 'Kbis 2026', state: 'filed', place: 'greffe' },
      newer: false,
    });
    expect(records.list(newKind)).toHaveLength(1);
    expect(records.unknown([newPiece, newKind])).toEqual([]);
  }
});

it('keeps a batch of a newer format until it can be read', async () => {
  const [newer, older] = [openTestReplica(), openTestReplica()];
  newer.records.create(piece, { name: 'Kbis' });
  const device = newer.identity.device();
  const bytes = encodeOperations(newer.outbox.unsent(9));
  const newFormat = Buffer.concat([Buffer.of(9), bytes.subarray(1)]);
  expect(() => decodeOperations(newFormat)).toThrow(NewerFormat);
  older.inbox.keep({ device, first: 1, last: 1, bytes: newFormat });
  expect(older.inbox.had()).toContainEqual({ device, upTo: 1, last: 1, gaps: [] });
  expect(await older.inbox.receiveKept(decodeOperations)).toMatchObject({ operations: 0 });
  expect(older.records.list(piece)).toEqual([]);
  const update = (kept: Uint8Array) => decodeOperations(Buffer.concat([Buffer.of(1), kept.subarray(1)]));
  expect(await older.inbox.receiveKept(update)).toMatchObject({ operations: 1 });
  expect(await older.inbox.receiveKept(update)).toMatchObject({ operations: 0 });
  expect(older.records.list(piece)).toEqual(newer.records.list(piece));
});

it('says which numbers are missing', async () => {
  const [anne, paul] = [openTestReplica(), openTestReplica()];
  for (let edit = 0; edit < 9; edit += 1) anne.records.create(piece, { name: `${edit}` });
  const all = anne.outbox.unsent(9);
  await paul.inbox.receive([...all.slice(0, 2), ...all.slice(4, 6)]);
  const gaps = [{ first: 3, last: 4 }];
  expect(paul.inbox.had()).toContainEqual({ device: anne.identity.device(), upTo: 2, last: 6, gaps });
  expect(paul.inbox.authorOf(anne.identity.device())).toBe(anne.identity.volunteer);
  expect(await paul.inbox.receive(all)).toMatchObject({ operations: 5 });
  expect(await paul.inbox.receive(all)).toMatchObject({ operations: 0 });
});
