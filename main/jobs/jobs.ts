import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '../../preload/contract/common.ts';
import type { Job } from '../../preload/contract/shell.ts';
import { changes } from '../shared/changes.ts';
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
  /** Cancels all that runs, waits for its end, and forgets the list: it names what the vault holds. */
  stop(): Promise<void>;
}

/** The reason of an abort that nobody asked for: the vault is being locked or the application closed. */
export const stopped = 'stopped';

const kept = 20;
const pace = 100;

/** The room where long work runs: it goes on when a screen is left, and a screen opened later sees it. */
export function openJobs(clock: Clock, log: Log): Jobs {
  const jobs: Job[] = [];
  const aborts = new Map<string, AbortController>();
  const ends = new Set<Promise<unknown>>();
  const news = changes();
  const copy = () => jobs.map((job) => ({ ...job }));

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
    const steps = changes();
    let latest: Progress | undefined;
    const tell = () => {
      news.tell();
      steps.tell();
    };

    async function drive(): Promise<Result> {
      try {
        const yielded = withRate(work(abort.signal), clock);
        let next = await yielded.next();
        while (!next.done) {
          latest = next.value;
          Object.assign(job, { ...next.value, kind });
          tell();
          next = await yielded.next();
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
        steps.end();
      }
    }

    function problemOf(error: unknown, id: string) {
      if (isRefusal(error)) return { code: error.code, ...detailOf(error.data) };
      log.error({ err: error, job: id, kind, subject }, 'job failed');
      return { code: 'DEFECT', detail: id.slice(0, 8) };
    }

    async function* follow(): AsyncGenerator<Progress, Result, void> {
      for await (const progress of steps.follow(() => latest)) if (progress) yield progress;
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
    for await (const list of news.follow(copy, signal)) {
      yield list;
      await pause(pace);
    }
  }

  return {
    run,
    list: copy,
    cancel: (id) => aborts.get(id)?.abort(),
    watch,
    running: () => aborts.size > 0,
    async stop() {
      for (const abort of aborts.values()) abort.abort(stopped);
      await Promise.allSettled(ends);
      jobs.length = 0;
      news.tell();
    },
  };
}

/** The code of a problem that a refusal carries, such as why a server was not reached. */
function detailOf(data: unknown): { detail?: string } {
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  return typeof code === 'string' ? { detail: code } : {};
}
