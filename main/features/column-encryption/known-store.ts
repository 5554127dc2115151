import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ColumnState, Treatment, Verification } from '../../../preload/contract/column-encryption.ts';

/** What Ouvadmin's database says of one column, as it was seen there. Instants are the server's. */
export const Known = z.object({
  plan: z.string(),
  table: z.string(),
  column: z.string(),
  treatment: Treatment,
  state: ColumnState,
  since: z.string(),
  keyNumber: z.number(),
  /** Who is at work on it, while the lease runs. */
  work: z
    .object({
      device: z.string(),
      volunteer: z.string(),
      deed: z.enum(['forward', 'back', 'verify', 'rotate']),
      step: z.string(),
      done: z.number(),
      total: z.number().optional(),
      paused: z.enum(['lag', 'busy']).optional(),
    })
    .optional(),
  pace: z.number().optional(),
  verification: Verification.optional(),
  problem: z.object({ code: z.string(), facts: z.record(z.string(), z.string()) }).optional(),
  /** What stands in the table is not what the state says. */
  differs: z.boolean(),
});
export type Known = z.infer<typeof Known>;

const Row = z.object({
  known: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(Known),
  seenAt: z.string(),
});

export type KnownStore = ReturnType<typeof knownStore>;

/** The control rows of each database as they were last seen: what the screens show without a network. */
export function knownStore(db: Database) {
  const of = db.prepare('SELECT known, seen_at AS seenAt FROM column_known WHERE source = ? ORDER BY plan');
  const sources = db.prepare('SELECT source FROM column_known WHERE plan = ?').pluck();
  const put = db.prepare('INSERT OR REPLACE INTO column_known (source, plan, known, seen_at) VALUES (?, ?, ?, ?)');
  const drop = db.prepare('DELETE FROM column_known WHERE source = ?');

  return {
    of(source: string): { rows: Known[]; seenAt: string | undefined } {
      const found = of.all(source).map((row) => Row.parse(row));
      return { rows: found.map(({ known }) => known), seenAt: found[0]?.seenAt };
    },
    /** The database that a plan was seen in. */
    sourceOf(plan: string): string | undefined {
      const [source] = sources.all(plan);
      return typeof source === 'string' ? source : undefined;
    },
    /** All rows of a database, in place of those before. */
    keep: db.transaction((source: string, rows: readonly Known[], seenAt: string) => {
      drop.run(source);
      for (const row of rows) put.run(source, row.plan, JSON.stringify(row), seenAt);
    }),
  };
}
