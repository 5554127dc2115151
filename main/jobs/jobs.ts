import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Job, JobKind } from '../../preload/contract/shell.ts';
import { changes } from '../shared/changes.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { refusal } from '../shared/refusal.ts';
import { type JobStore, jobStore, shownJobs } from './job-store.ts';
import { type About, type Running, startJob, stopped, type Work } from './start-job.ts';

export { type Memory, type Running, stopped, type Work } from './start-job.ts';

/** How the jobs of a kind go on: `work` is the name under which they were run. */
export interface Resumer {
  /** Whether there is anything left to do. */
  can(work: string): boolean;
  /** Begins a job of the same work. */
  go(work: string): Promise<unknown>;
}

export interface Jobs {
  run<Result>(kind: JobKind, subject: string, work: Work<Result>, about?: About<Result>): Running<Result>;
  /** Those that run and the latest past ones, newest first. */
  list(): Job[];
  cancel(id: string): void;
  /** The list now and after each change, at most ten times a second. */
  watch(signal?: AbortSignal): AsyncGenerator<Job[], void, void>;
  running(): boolean;
  /** From now on jobs are kept in this replica, until stop(): those of its past are listed, and one that was killed says so. */
  keepIn(db: Database): void;
  /** Tells how jobs of a kind go on, until stop(). */
  onResume(kind: JobKind, resumer: Resumer): void;
  /** Refuses JOB_CANNOT_RESUME, and what the kind refuses. */
  resume(id: string): Promise<void>;
  /** Forgets the past ones. */
  forget(): void;
  /** Stops all that runs, waits for its end, and forgets the list: it names what the vault holds. */
  stop(): Promise<void>;
}

interface Entry {
  readonly job: Job;
  readonly work: string | undefined;
}

const pace = 100;

/** The room where long work runs: it goes on when a screen is left, and a screen opened later sees it. */
export function openJobs(clock: Clock, log: Log): Jobs {
  let entries: Entry[] = [];
  let store: JobStore | undefined;
  const aborts = new Map<string, AbortController>();
  const ends = new Set<Promise<unknown>>();
  const resumers = new Map<JobKind, Resumer>();
  const news = changes();

  /** A job goes on even where it cannot be noted: a full disk, most likely. */
  function noted<Result>(deed: (store: JobStore) => Result): Result | undefined {
    try {
      return store && deed(store);
    } catch (error) {
      log.warn({ err: error }, 'a job could not be noted');
      return undefined;
    }
  }

  function run<Result>(kind: JobKind, subject: string, work: Work<Result>, about: About<Result> = {}): Running<Result> {
    const started = startJob({ kind, subject, work, about, clock, log, noted, tell: news.tell });
    const { job, abort, outcome } = started;
    entries = [{ job, work: about.work }, ...entries];
    entries = entries.filter(({ job: { state } }, at) => state === 'running' || at < shownJobs);
    aborts.set(job.id, abort);
    ends.add(outcome);
    const ended = () => {
      aborts.delete(job.id);
      ends.delete(outcome);
      news.tell();
    };
    outcome.then(ended, ended);
    news.tell();
    return { id: job.id, outcome, cancel: () => abort.abort(), follow: started.follow };
  }

  /** Only the last job of a work can go on: those before it did, through it. */
  function canResume({ job, work }: Entry): boolean {
    if (work === undefined || job.state === 'running' || job.state === 'done') return false;
    const last = entries.find((one) => one.job.kind === job.kind && one.work === work);
    return last?.job === job && (resumers.get(job.kind)?.can(work) ?? false);
  }

  const list = () => entries.map((entry) => ({ ...entry.job, ...(canResume(entry) ? { canResume: true } : {}) }));

  async function* watch(signal?: AbortSignal): AsyncGenerator<Job[], void, void> {
    for await (const jobs of news.follow(list, signal)) {
      yield jobs;
      await pause(pace);
    }
  }

  return {
    run,
    list,
    cancel: (id) => aborts.get(id)?.abort(),
    watch,
    running: () => aborts.size > 0,
    keepIn(db) {
      store = jobStore(db);
      noted((kept) => kept.settle(clock()));
      entries = store.past();
      news.tell();
    },
    onResume(kind, resumer) {
      resumers.set(kind, resumer);
      news.tell();
    },
    async resume(id) {
      const entry = entries.find(({ job }) => job.id === id);
      if (entry?.work === undefined || !canResume(entry)) throw refusal('JOB_CANNOT_RESUME');
      await resumers.get(entry.job.kind)?.go(entry.work);
    },
    forget() {
      store?.clear();
      entries = entries.filter(({ job }) => job.state === 'running');
      news.tell();
    },
    async stop() {
      for (const abort of aborts.values()) abort.abort(stopped);
      await Promise.allSettled(ends);
      entries = [];
      store = undefined;
      resumers.clear();
      news.tell();
    },
  };
}
