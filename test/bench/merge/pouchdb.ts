import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import type { Contender } from './contender.ts';
import type { OfflineEdit, Workload } from './offline-edits.ts';

interface Stored {
  readonly _id: string;
  readonly _rev?: string;
  readonly [field: string]: unknown;
}

/** The little of PouchDB that is used here; it brings no types. */
interface Pouch {
  bulkDocs(documents: readonly Stored[]): Promise<{ id: string; rev: string }[]>;
  allDocs(options: { include_docs: true }): Promise<{ rows: { doc: Stored }[] }>;
  readonly replicate: { to(other: Pouch, options: { batch_size: number }): Promise<unknown> };
  destroy(): Promise<void>;
}

PouchDB.plugin(memory).plugin(replication);
let opened = 0;

function open(): Pouch {
  opened += 1;
  return new PouchDB(`merge-${opened}`, { adapter: 'memory' }) as Pouch;
}

/** Each edit is a revision of its document: the first edit of every document, then the second... */
async function edit(db: Pouch, edits: readonly OfflineEdit[]): Promise<void> {
  const documents = new Map((await all(db)).map((document) => [document._id, document]));
  const ofDocument = Map.groupBy(edits, ({ document }) => document);
  for (let round = 0; ; round += 1) {
    const changed = [...ofDocument].flatMap(([id, list]) => {
      const next = list[round];
      const document = documents.get(id);
      return next && document ? [{ ...document, [next.field]: next.value }] : [];
    });
    if (changed.length === 0) return;
    const answers = await db.bulkDocs(changed);
    for (const [at, { rev }] of answers.entries()) {
      const document = changed[at];
      if (document) documents.set(document._id, { ...document, _rev: rev });
    }
  }
}

async function all(db: Pouch): Promise<Stored[]> {
  return (await db.allDocs({ include_docs: true })).rows.map(({ doc }) => doc);
}

async function begin({ documents }: Workload, anne: Pouch, paul: Pouch): Promise<void> {
  await anne.bulkDocs(documents.map(({ id, fields }) => ({ _id: id, ...fields })));
  await anne.replicate.to(paul, { batch_size: 1_000 });
}

export const pouchdb: Contender = {
  name: 'PouchDB',
  async prepare(workload) {
    const [anne, paul] = [open(), open()];
    await begin(workload, anne, paul);
    await edit(anne, workload.edits[0]);
    await edit(paul, workload.edits[1]);
    return {
      async merge() {
        await anne.replicate.to(paul, { batch_size: 1_000 });
        await paul.replicate.to(anne, { batch_size: 1_000 });
      },
      async alike() {
        const theirs = new Map((await all(paul)).map((document) => [document._id, document]));
        const pairs = (await all(anne)).flatMap((document) =>
          Object.entries(document).map(([field, value]) => theirs.get(document._id)?.[field] === value),
        );
        return { same: pairs.filter(Boolean).length, of: pairs.length };
      },
      async close() {
        await anne.destroy();
        await paul.destroy();
      },
    };
  },
};
