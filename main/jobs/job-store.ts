import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { Job } from '../../preload/contract/shell.ts';

/** A job with what only main knows of it: the name of its work, under which a later job goes on. */
export interface KeptJob {
  readonly job: Job;
  readonly work: string | undefined;
}

/** Days for which the outcome of a job is kept. */
export const keptDays = 90;
/** How many past jobs the panel shows. */
export const shownJobs = 50;

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(schema)
    .nullable();

const Row = z
  .object({
    id: z.string(),
    kind: z.string(),
    subject: z.string(),
    work: z.string().nullable(),
    state: z.string(),
    startedAt: z.string(),
    endedAt: z.string().nullable(),
    step: z.string(),
    done: z.number(),
    total: z.number().nullable(),
    problem: json(Job.shape.problem),
    facts: json(Job.shape.facts),
  })
  .transform(({ work, ...row }) => {
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
    return { job: Job.safeParse(given), work: work ?? undefined };
  });

export type JobStore = ReturnType<typeof jobStore>;

/** The jobs in the replica; a row is written when a job begins, so that one that is killed is known of. */
export function jobStore(db: Database) {
  const insert = db.prepare(`
    INSERT INTO job (id, kind, subject, work, state, started_at, seen_at, step, done, total, checkpoint)
    VALUES (@id, @kind, @subject, @work, 'running', @startedAt, @startedAt, @step, @done, @total, @checkpoint)`);
  const seen = db.prepare('UPDATE job SET step = @step, done = @done, total = @total, seen_at = @at WHERE id = @id');
  const end = db.prepare(`
    UPDATE job SET state = @state, step = @step, done = @done, total = @total, seen_at = @endedAt, ended_at = @endedAt,
      problem = @problem, facts = @facts WHERE id = @id`);
  const interrupt = db.prepare(`
    UPDATE job SET state = 'interrupted', ended_at = seen_at, problem = '{"code":"KILLED"}' WHERE state = 'running'`);
  const forgetBefore = db.prepare("DELETE FROM job WHERE state <> 'running' AND ended_at < ?");
  const clear = db.prepare("DELETE FROM job WHERE state <> 'running'");
  const newest = db.prepare(`
    SELECT id, kind, subject, work, state, started_at AS startedAt, ended_at AS endedAt, step, done, total, problem, facts
    FROM job WHERE state <> 'running' ORDER BY started_at DESC, rowid DESC LIMIT ?`);
  const save = db.prepare('UPDATE job SET checkpoint = @checkpoint WHERE id = @id');
  const last = db
    .prepare('SELECT checkpoint FROM job WHERE kind = ? AND work = ? ORDER BY started_at DESC, rowid DESC LIMIT 1')
    .pluck();
  const standing = ({ id, step, done, total }: Job) => ({ id, step, done, total: total ?? null });

  return {
    /** Says of those that were running when the application was killed that they were interrupted, and forgets the old. */
    settle(now: Date): void {
      interrupt.run();
      forgetBefore.run(new Date(now.getTime() - keptDays * 86_400_000).toISOString());
    },
    /** Notes a job that begins, and answers with what the one before it of the same work has saved. */
    begin(job: Job, work: string | undefined): unknown {
      const checkpoint = work === undefined ? undefined : last.get(job.kind, work);
      const kept = typeof checkpoint === 'string' ? checkpoint : null;
      const { kind, subject, startedAt } = job;
      insert.run({ ...standing(job), kind, subject, startedAt, work: work ?? null, checkpoint: kept });
      return kept === null ? undefined : JSON.parse(kept);
    },
    seen(job: Job, at: string): void {
      seen.run({ ...standing(job), at });
    },
    save(id: string, checkpoint: unknown): void {
      save.run({ id, checkpoint: JSON.stringify(checkpoint) ?? null });
    },
    end(job: Job): void {
      end.run({
        ...standing(job),
        state: job.state,
        endedAt: job.endedAt,
        problem: job.problem ? JSON.stringify(job.problem) : null,
        facts: job.facts ? JSON.stringify(job.facts) : null,
      });
    },
    /** The past ones, newest first; what a newer application wrote and we cannot read is kept, and left out. */
    past(): KeptJob[] {
      return newest.all(shownJobs).flatMap((row) => {
        const { job, work } = Row.parse(row);
        return job.success ? [{ job: job.data, work }] : [];
      });
    },
    clear(): void {
      clear.run();
    },
  };
}
