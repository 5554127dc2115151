import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ClockDraft, RuleLook } from '../../../preload/contract/retention.ts';
import type { KeyShelf } from '../../database/journal/run-key.ts';
import { RuleWork } from './work.ts';

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(schema);

const StoredPreview = z.object({
  id: z.string(),
  rule: z.string(),
  at: z.string(),
  rows: z.number(),
  work: json(RuleWork),
  clock: json(ClockDraft),
  /** Why it may not be done. */
  refused: json(z.object({ lacking: z.array(z.string()), obstacle: z.string().optional() })),
});
export type StoredPreview = z.infer<typeof StoredPreview>;

export type Store = ReturnType<typeof openStore>;

/** What of retention is this laptop's alone: previews, what was found when the database was last asked, keys that no team keeps. */
export function openStore(db: Database) {
  const one = db.prepare('SELECT id, rule, at, rows, work, clock, refused FROM retention_preview WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO retention_preview (id, rule, at, rows, work, clock, refused) VALUES ($id, $rule, $at, $rows, $work, $clock, $refused)',
  );
  const remove = db.prepare('DELETE FROM retention_preview WHERE id = ?');
  const forgetBefore = db.prepare('DELETE FROM retention_preview WHERE at < ?');
  const looks = db.prepare('SELECT rule, look FROM retention_look');
  const keepLook = db.prepare('INSERT OR REPLACE INTO retention_look (rule, look) VALUES (?, ?)');
  const dropLook = db.prepare('DELETE FROM retention_look WHERE rule = ?');
  const key = db.prepare('SELECT key FROM retention_key WHERE run = ?').pluck();
  const keepKey = db.prepare('INSERT INTO retention_key (run, key) VALUES (?, ?)');
  const dropKey = db.prepare('DELETE FROM retention_key WHERE run = ?');
  const Look = z.object({ rule: z.string(), look: json(RuleLook) });

  return {
    preview(id: string): StoredPreview | undefined {
      const row = one.get(id);
      return row === undefined ? undefined : StoredPreview.parse(row);
    },
    addPreview: ({ work, clock, refused, ...rest }: StoredPreview) =>
      void insert.run({
        ...rest,
        work: JSON.stringify(work),
        clock: JSON.stringify(clock),
        refused: JSON.stringify(refused),
      }),
    removePreview: (id: string) => void remove.run(id),
    forgetPreviewsBefore: (at: string) => void forgetBefore.run(at),
    looks: (): Map<string, RuleLook> =>
      new Map(
        looks
          .all()
          .map((row) => Look.parse(row))
          .map(({ rule, look }) => [rule, look]),
      ),
    keepLook: (rule: string, look: RuleLook) => void keepLook.run(rule, JSON.stringify(look)),
    dropLook: (rule: string) => void dropLook.run(rule),
    keys: {
      key(run) {
        const found = key.get(run);
        return found instanceof Uint8Array ? found : undefined;
      },
      keepKey: (run, value) => void keepKey.run(run, value),
    } satisfies KeyShelf,
    forgetKey: (run: string) => void dropKey.run(run),
  };
}
