import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DryRun } from '../../../preload/contract/forced-changes.ts';
import { Plan } from './plan.ts';

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(schema);

const StoredRun = z.object({
  id: z.string(),
  campaign: z.string(),
  campaignName: z.string(),
  source: z.string(),
  at: z.string(),
  imposed: z.number().transform((one) => one === 1),
  plan: json(Plan),
  undoDays: z.number(),
  shown: json(DryRun).nullable(),
});
export type StoredRun = z.infer<typeof StoredRun>;

export type RunStore = ReturnType<typeof runStore>;

/** Dry runs and runs of this laptop, and the keys of runs that no team keeps. */
export function runStore(db: Database) {
  const columns =
    'id, campaign, campaign_name AS campaignName, source, at, imposed, plan, undo_days AS undoDays, shown';
  const one = db.prepare(`SELECT ${columns} FROM forced_run WHERE id = ?`);
  const insert = db.prepare(`
    INSERT INTO forced_run (id, campaign, campaign_name, source, at, imposed, plan, undo_days)
    VALUES ($id, $campaign, $campaignName, $source, $at, 0, $plan, $undoDays)`);
  const show = db.prepare('UPDATE forced_run SET shown = $shown WHERE id = $id');
  const impose = db.prepare('UPDATE forced_run SET imposed = 1, shown = NULL WHERE id = $id');
  const forgetBefore = db.prepare('DELETE FROM forced_run WHERE imposed = 0 AND at < ?');
  const remove = db.prepare('DELETE FROM forced_run WHERE id = ?');
  const key = db.prepare('SELECT key FROM forced_key WHERE run = ?').pluck();
  const keepKey = db.prepare('INSERT INTO forced_key (run, key) VALUES (?, ?)');
  const dropKey = db.prepare('DELETE FROM forced_key WHERE run = ?');

  return {
    get(id: string): StoredRun | undefined {
      const row = one.get(id);
      return row === undefined ? undefined : StoredRun.parse(row);
    },
    add: (run: Omit<StoredRun, 'imposed' | 'shown'>) => void insert.run({ ...run, plan: JSON.stringify(run.plan) }),
    show: (id: string, dryRun: DryRun) => void show.run({ id, shown: JSON.stringify(dryRun) }),
    impose: (id: string) => void impose.run({ id }),
    remove: (id: string) => void remove.run(id),
    /** Dry runs from before an instant that were not imposed. */
    forgetBefore: (at: string) => void forgetBefore.run(at),
    key(run: string): Uint8Array | undefined {
      const found = key.get(run);
      return found instanceof Uint8Array ? found : undefined;
    },
    keepKey: (run: string, value: Uint8Array) => void keepKey.run(run, value),
    forgetKey: (run: string) => void dropKey.run(run),
  };
}
