import { randomUUID } from 'node:crypto';
import type { Progress } from '../../preload/contract/common.ts';
import type { Job, JobKind } from '../../preload/contract/shell.ts';
import { changes } from '../shared/changes.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { isRefusal } from '../shared/refusal.ts';
import type { JobStore } from './job-store.ts';
import { withRate } from './rate.ts';

/** What outlives the application for the work to go on from: small, plain data. */
export interface Memory {
  /** What the last job of the same work saved. */
  readonly checkpoint: unknown;
  save(checkpoint: unknown): void;
}

/** Long work: yields where it stands, ends in a result, throws soon once the signal aborts. */
export type Work<Result> = (signal: AbortSignal, memory: Memory) => AsyncGenerator<Progress, Result, void>;

export interface About<Result> {
  /** Names what is worked on for good (the id of an audit), so that a later job can go on from this one. */
  readonly work?: string;
  /** What came of it, in figures, for the list of past jobs. */
  readonly facts?: (result: Result) => Record<string, string | number>;
}

export interface Running<Result> {
  readonly id: string;
  readonly outcome: Promise<Result>;
  cancel(): void;
  /** What it yields from now on, then its result; leaving the loop does not stop the work. */
  follow(): AsyncGenerator<Progress, Result, void>;
}

/** The reason of an abort that nobody asked for: the vault is being locked or the application closed. */
export const stopped = 'stopped';

/** Milliseconds between two notes of how far a job is: what a kill may leave unsaid. */
const notePace = 2000;

interface Order<Result> {
  readonly kind: JobKind;
  readonly subject: string;
  readonly work: Work<Result>;
  readonly about: About<Result>;
  readonly clock: Clock;
  readonly log: Log;
  /** Writes to the store, where there is one. */
  readonly noted: <Noted>(deed: (store: JobStore) => Noted) => Noted | undefined;
  readonly tell: () => void;
}

/** Begins a job and drives it to its end; `job` changes as it goes. */
export function startJob<Result>(order: Order<Result>) {
  const { kind, subject, work, about, clock, log, noted } = order;
  const abort = new AbortController();
  const startedAt = clock().toISOString();
  const job: Job = { id: randomUUID(), kind, subject, state: 'running', startedAt, step: kind, done: 0 };
  const steps = changes();
  let latest: Progress | undefined;
  const tell = () => {
    order.tell();
    steps.tell();
  };

  async function drive(): Promise<Result> {
    const memory: Memory = {
      checkpoint: noted((store) => store.begin(job, about.work)),
      save: (checkpoint) => noted((store) => store.save(job.id, checkpoint)),
    };
    let notedAt = clock().getTime();
    try {
      const yielded = withRate(work(abort.signal, memory), clock);
      let next = await yielded.next();
      while (!next.done) {
        latest = next.value;
        Object.assign(job, { ...next.value, kind });
        tell();
        const now = clock();
        if (Math.abs(now.getTime() - notedAt) >= notePace) {
          notedAt = now.getTime();
          noted((store) => store.seen(job, now.toISOString()));
        }
        next = await yielded.next();
      }
      job.state = 'done';
      if (about.facts) job.facts = about.facts(next.value);
      return next.value;
    } catch (error) {
      Object.assign(job, endOf(error));
      throw error;
    } finally {
      delete job.rate;
      delete job.secondsLeft;
      job.endedAt = clock().toISOString();
      noted((store) => store.end(job));
      tell();
      steps.end();
    }
  }

  function endOf(error: unknown): Pick<Job, 'state' | 'problem'> {
    if (abort.signal.aborted) {
      if (abort.signal.reason !== stopped) return { state: 'cancelled' };
      return { state: 'interrupted', problem: { code: 'STOPPED' } };
    }
    if (isRefusal(error)) return { state: 'failed', problem: { code: error.code, ...detailOf(error.data) } };
    log.error({ err: error, job: job.id, kind, subject }, 'job failed');
    return { state: 'failed', problem: { code: 'DEFECT', detail: job.id.slice(0, 8) } };
  }

  async function* follow(): AsyncGenerator<Progress, Result, void> {
    for await (const progress of steps.follow(() => latest)) if (progress) yield progress;
    return outcome;
  }

  const outcome = drive();
  return { job, abort, outcome, follow };
}

/** The code of a problem that a refusal carries, such as why a server was not reached. */
function detailOf(data: unknown): { detail?: string } {
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  return typeof code === 'string' ? { detail: code } : {};
}
