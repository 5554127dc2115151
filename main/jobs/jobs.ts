import { randomUUID } from 'node:crypto';
import type { Progress } from '../../preload/contract/common.ts';
import type { Job } from '../../preload/contract/shell.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { isRefusal } from '../shared/refusal.ts';
import { withRate } from './rate.ts';

/** Long work: yields where it stands, ends in a result, stops when the signal aborts. */
export type Work<Result> = (signal: AbortSignal) => AsyncGenerator<Progress, Result, void>;

export interface Running<Result> {
  readonly id: string;
  readonly outcome: Promise<Result>;
  cancel(): void;
  /** What it yields from now on, then its result; leaving the loop does not stop the work. */
  follow(): AsyncGenerator<Progress, Result, void>;
}

export interface Jobs {
  run<Result>(kind: Job['kind'], subject: string, work: Work<Result>): Running<Result>;
  list(): Job[];
  cancel(id: string): void;
  /** The list now and after each change, at most ten times a second. */
  watch(signal?: AbortSignal): AsyncGenerator<Job[], void, void>;
  running(): boolean;
  /** Cancels all that runs and waits for its end. */
  stop(): Promise<void>;
}

const kept = 20;
const pace = 100;

/** The room where long work runs: it goes on when a screen is left, and a screen opened later sees it. */
export function openJobs(clock: Clock, log: Log): Jobs {
  const jobs: Job[] = [];
  const aborts = new Map<string, AbortController>();
  const ends = new Set<Promise<unknown>>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  function run<Result>(kind: Job['kind'], subject: string, work: Work<Result>): Running<Result> {
    const abort = new AbortController();
    const job: Job = {
      id: randomUUID(),
      kind,
      subject,
      state: 'running',
      startedAt: clock().toISOString(),
      step: kind,
      done: 0,
    };
    const followers = new Set<() => void>();
    let latest: Progress | undefined;
    const tell = () => {
      changed();
      for (const follower of followers) follower();
    };

    async function drive(): Promise<Result> {
      try {
        const steps = withRate(work(abort.signal), clock);
        let next = await steps.next();
        while (!next.done) {
          latest = next.value;
          Object.assign(job, { ...next.value, kind });
          tell();
          next = await steps.next();
        }
        job.state = abort.signal.aborted ? 'cancelled' : 'done';
        return next.value;
      } catch (error) {
        job.state = abort.signal.aborted ? 'cancelled' : 'failed';
        if (job.state === 'failed') job.problem = problemOf(error, job.id);
        throw error;
      } finally {
        job.endedAt = clock().toISOString();
        aborts.delete(job.id);
        tell();
      }
    }

    function problemOf(error: unknown, id: string) {
      if (isRefusal(error)) return { code: error.code };
      log.error({ err: error, job: id, kind, subject }, 'job failed');
      return { code: 'DEFECT', detail: id.slice(0, 8) };
    }

    async function* follow(): AsyncGenerator<Progress, Result, void> {
      let seen: Progress | undefined;
      let wake = () => {};
      const follower = () => wake();
      followers.add(follower);
      try {
        while (job.state === 'running') {
          const news = new Promise<void>((resolve) => {
            wake = resolve;
          });
          if (latest && latest !== seen) {
            seen = latest;
            yield latest;
          }
          if (job.state === 'running' && latest === seen) await news;
        }
      } finally {
        followers.delete(follower);
      }
      return outcome;
    }

    jobs.unshift(job);
    jobs.splice(kept);
    aborts.set(job.id, abort);
    const outcome = drive();
    ends.add(outcome);
    outcome.catch(() => {}).finally(() => ends.delete(outcome));
    return { id: job.id, outcome, cancel: () => abort.abort(), follow };
  }

  async function* watch(signal?: AbortSignal): AsyncGenerator<Job[], void, void> {
    let wake = () => {};
    let stale = true;
    const listener = () => {
      stale = true;
      wake();
    };
    listeners.add(listener);
    signal?.addEventListener('abort', listener);
    try {
      while (!signal?.aborted) {
        if (!stale) {
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (stale) resolve();
          });
        }
        if (signal?.aborted) return;
        stale = false;
        yield jobs.map((job) => ({ ...job }));
        await new Promise((resolve) => setTimeout(resolve, pace));
      }
    } finally {
      listeners.delete(listener);
      signal?.removeEventListener('abort', listener);
    }
  }

  return {
    run,
    list: () => jobs.map((job) => ({ ...job })),
    cancel: (id) => aborts.get(id)?.abort(),
    watch,
    running: () => aborts.size > 0,
    async stop() {
      for (const abort of aborts.values()) abort.abort();
      await Promise.allSettled(ends);
    },
  };
}
