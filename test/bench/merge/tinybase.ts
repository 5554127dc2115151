import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createMergeableStore, type MergeableStore } from 'tinybase';
import { createBetterSqlite3Persister } from 'tinybase/persisters/persister-better-sqlite3';
import type { Contender } from './contender.ts';
import type { OfflineEdit, Workload } from './offline-edits.ts';

/** A mergeable store that is kept in a plain SQLite file, as TinyBase does it: whole, as JSON. */
async function openStore(folder: string, name: string, history: boolean) {
  mkdirSync(folder, { recursive: true });
  const store = createMergeableStore(name);
  const db = new Database(join(folder, `${name}.db`));
  db.pragma('journal_mode = WAL');
  const persister = createBetterSqlite3Persister(store, db, 'tinybase');
  return {
    store,
    save: () => persister.save(),
    begin({ documents }: Workload) {
      store.transaction(() => {
        for (const { id, fields } of documents) store.setRow('piece', id, { ...fields });
      });
    },
    edit(edits: readonly OfflineEdit[]) {
      for (const [number, { document, field, value, at }] of edits.entries()) {
        store.setCell('piece', document, field, value);
        if (history) store.setRow('edit', `${name} ${number}`, { document, field, value, at, author: name });
      }
    },
    async close() {
      await persister.destroy();
      db.close();
    },
  };
}

/** As it crosses to another laptop: bytes. */
function give(from: MergeableStore, to: MergeableStore): void {
  const bytes = Buffer.from(JSON.stringify(from.getMergeableContent()));
  to.applyMergeableChanges(JSON.parse(bytes.toString('utf8')));
}

/** TinyBase keeps what is, not what was: with `history`, each edit is a row too, as the others keep it. */
function contender(name: string, history: boolean): Contender {
  return {
    name,
    async prepare(workload, folder) {
      const anne = await openStore(folder, 'anne', history);
      const paul = await openStore(folder, 'paul', history);
      anne.begin(workload);
      give(anne.store, paul.store);
      anne.edit(workload.edits[0]);
      paul.edit(workload.edits[1]);
      await anne.save();
      await paul.save();
      return {
        async merge() {
          give(anne.store, paul.store);
          await paul.save();
          give(paul.store, anne.store);
          await anne.save();
        },
        async alike() {
          const [mine, theirs] = [anne.store.getTable('piece'), paul.store.getTable('piece')];
          const pairs = Object.entries(mine).flatMap(([id, row]) =>
            Object.entries(row).map(([field, value]) => theirs[id]?.[field] === value),
          );
          return { same: pairs.filter(Boolean).length, of: pairs.length };
        },
        async close() {
          await anne.close();
          await paul.close();
        },
      };
    },
  };
}

export const tinybase = contender('TinyBase', true);
export const tinybaseWithoutHistory = contender('TinyBase without a history', false);
