import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { KeyPair } from './key-pair.ts';

const Text = z.string();
const Facts = z.object({
  ...{ plan: Text, source: Text, table: Text, column: Text, number: z.number(), root: z.number(), after: z.number() },
  ...{ madeAt: Text, by: Text, commitment: Text, proof: Text, retiredAt: Text },
});
export type KeyFields = z.infer<typeof Facts>;

const Bytes = z.instanceof(Uint8Array);
const Row = z.object({
  id: z.string(),
  facts: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(Facts),
  key: Bytes,
  index: Bytes,
});

export type OwnKeys = ReturnType<typeof ownKeys>;

/** Keys that this vault holds for itself: those of the demonstration, and all of them while there is no team. */
export function ownKeys(db: Database) {
  const all = db.prepare('SELECT id, facts, key, index_key AS "index" FROM column_own_key ORDER BY id');
  const put = db.prepare('INSERT INTO column_own_key (id, facts, key, index_key) VALUES (?, ?, ?, ?)');
  const change = db.prepare('UPDATE column_own_key SET facts = ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM column_own_key WHERE id = ?');
  return {
    list: (): { id: string; fields: KeyFields; pair: KeyPair }[] =>
      all
        .all()
        .map((row) => Row.parse(row))
        .map(({ id, facts, key, index }) => ({ id, fields: facts, pair: { key, index } })),
    keep: (id: string, fields: KeyFields, { key, index }: KeyPair) =>
      void put.run(id, JSON.stringify(fields), Buffer.from(key), Buffer.from(index)),
    change: (id: string, fields: KeyFields) => void change.run(JSON.stringify(fields), id),
    drop: (id: string) => void drop.run(id),
  };
}
