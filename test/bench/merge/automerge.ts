import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { change, clone, type Doc, from, merge, save } from '@automerge/automerge';
import type { Contender } from './contender.ts';
import type { OfflineEdit } from './offline-edits.ts';

interface Pieces extends Record<string, unknown> {
  readonly pieces: Record<string, Record<string, string | number | boolean>>;
}

/** One change an edit, as a person makes them. */
function edit(start: Doc<Pieces>, edits: readonly OfflineEdit[]): Doc<Pieces> {
  return edits.reduce((doc, { document, field, value, at }) => {
    return change(doc, { time: Math.floor(at / 1_000) }, ({ pieces }) => {
      const piece = pieces[document];
      if (piece) piece[field] = value;
    });
  }, start);
}

export const automerge: Contender = {
  name: 'Automerge',
  async prepare({ documents, edits }, folder) {
    mkdirSync(folder, { recursive: true });
    const pieces = Object.fromEntries(documents.map(({ id, fields }) => [id, { ...fields }]));
    const begun = from<Pieces>({ pieces });
    let anne = edit(clone(begun), edits[0]);
    let paul = edit(clone(begun), edits[1]);
    return {
      async merge() {
        anne = merge(anne, paul);
        paul = merge(paul, anne);
        writeFileSync(join(folder, 'anne'), save(anne));
        writeFileSync(join(folder, 'paul'), save(paul));
      },
      async alike() {
        const pairs = Object.entries(anne.pieces).flatMap(([id, piece]) =>
          Object.entries(piece).map(([field, value]) => paul.pieces[id]?.[field] === value),
        );
        return { same: pairs.filter(Boolean).length, of: pairs.length };
      },
      async close() {},
    };
  },
};
