import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Contender } from './contender.ts';
import type { OfflineEdit, Workload } from './offline-edits.ts';

interface LogRow {
  readonly number: number;
  readonly document: string;
  readonly field: string;
  readonly value: string;
  readonly time: number;
  readonly counter: number;
  readonly author: string;
}

const columns = 'document, field, value, device, number, time, counter, author';
const schema = `
  CREATE TABLE cell (document TEXT, field TEXT, value TEXT, device TEXT, number INTEGER, time INTEGER, counter INTEGER,
    author TEXT, PRIMARY KEY (document, field)) WITHOUT ROWID;
  CREATE TABLE log (document TEXT, field TEXT, value TEXT, device TEXT, number INTEGER, time INTEGER, counter INTEGER,
    author TEXT, PRIMARY KEY (device, number)) WITHOUT ROWID`;

/** A plain file and a loop: the latest value of each field by upsert, and the log of edits that history and sending need. */
function openPlain(file: string, device: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec(schema);
  const upsert = db.prepare(`INSERT INTO cell (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
    SET value = excluded.value, device = excluded.device, number = excluded.number, time = excluded.time,
      counter = excluded.counter, author = excluded.author
    WHERE (excluded.time, excluded.counter, excluded.device) > (time, counter, device)`);
  const append = db.prepare(`INSERT OR IGNORE INTO log (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const read = db.prepare<[string], LogRow>('SELECT * FROM log WHERE device = ? ORDER BY number');
  const take = db.transaction((from: string, rows: Iterable<LogRow>) => {
    for (const { number, document, field, value, time, counter, author } of rows) {
      upsert.run(document, field, value, from, number, time, counter, author);
      append.run(document, field, value, from, number, time, counter, author);
    }
  });
  return {
    db,
    device,
    begin: db.transaction(({ documents }: Workload) => {
      for (const { id, fields } of documents)
        for (const [field, value] of Object.entries(fields))
          upsert.run(id, field, JSON.stringify(value), '', 0, 0, 0, device);
    }),
    edit: (edits: readonly OfflineEdit[]) =>
      take(
        device,
        edits.map(({ value, at, ...rest }, place) => {
          return { ...rest, value: JSON.stringify(value), number: place + 1, time: at, counter: 0, author: device };
        }),
      ),
    own: () => read.all(device),
    take,
    all: () =>
      db
        .prepare('SELECT document, field, value FROM cell')
        .all()
        .map((row) => JSON.stringify(row)),
  };
}

export const plainSqlite: Contender = {
  name: 'better-sqlite3',
  async prepare(workload, folder) {
    mkdirSync(folder, { recursive: true });
    const anne = openPlain(join(folder, 'anne.db'), 'anne');
    const paul = openPlain(join(folder, 'paul.db'), 'paul');
    for (const one of [anne, paul]) one.begin(workload);
    anne.edit(workload.edits[0]);
    paul.edit(workload.edits[1]);
    for (const { db } of [anne, paul]) db.pragma('wal_checkpoint(TRUNCATE)');
    return {
      async merge() {
        paul.take(anne.device, anne.own());
        anne.take(paul.device, paul.own());
      },
      async alike() {
        const theirs = new Set(paul.all());
        const mine = anne.all();
        return { same: mine.filter((row) => theirs.has(row)).length, of: mine.length };
      },
      async close() {
        anne.db.close();
        paul.db.close();
      },
    };
  },
};
