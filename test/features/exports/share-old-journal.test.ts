import { expect, test } from 'vitest';
import { shareOldJournal } from '../../../main/features/exports/share-old-journal.ts';
import { journalStore } from '../../../main/features/exports/store.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { registerOver } from '../register/register-over.ts';

const now = () => new Date('2026-11-24T10:00:00.000Z');

async function withRows() {
  const replica = await newReplica();
  const insert = replica.db.prepare(
    `INSERT INTO export_journal VALUES (@id, @at, @author, 'password-verdicts', 'Ouvadmin', 'follow-up', 'note', '["login"]',
      'ods', @rows, 'abc', @fileName, '2026-12-01', @deletedOn)`,
  );
  const row = { author: 'Camille', rows: 3, deletedOn: null };
  insert.run({ ...row, id: 'a', at: '2026-09-02T08:10:00.000Z', fileName: 'un.ods' });
  insert.run({
    ...row,
    id: 'b',
    at: '2026-10-02T08:10:00.000Z',
    fileName: 'deux.ods',
    deletedOn: '2026-11-02T08:00:00.000Z',
  });
  const over = registerOver(replica.db, now);
  return { ...over, db: replica.db, store: journalStore(over.register) };
}

test('what the journal held before it was shared is entered once, with its day and its author', async () => {
  const { db, register, store, records } = await withRows();
  shareOldJournal(db, register, store);
  shareOldJournal(db, register, store);
  expect(store.list()).toMatchObject([
    { at: '2026-10-02T08:10:00.000Z', author: 'Camille', fileName: 'deux.ods', deletedOn: '2026-11-02T08:00:00.000Z' },
    { at: '2026-09-02T08:10:00.000Z', author: 'Camille', fileName: 'un.ods', columns: ['login'], rows: 3 },
  ]);
  expect(db.prepare('SELECT count(*) FROM export_journal').pluck().get()).toBe(0);
  const [newest] = store.list();
  expect(records.history(newest?.id ?? '')).toHaveLength(1);
});

test('cut half-way, nothing was entered and nothing is gone', async () => {
  const { db, register, store } = await withRows();
  db.exec("CREATE TRIGGER shut BEFORE DELETE ON export_journal BEGIN SELECT RAISE(ABORT, 'shut'); END");
  expect(() => shareOldJournal(db, register, store)).toThrow('shut');
  expect(store.list()).toEqual([]);
  expect(db.prepare('SELECT count(*) FROM export_journal').pluck().get()).toBe(2);
});
