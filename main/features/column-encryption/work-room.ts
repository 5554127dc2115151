import type { Progress } from '../../../preload/contract/common.ts';
import type { Deed } from '../../encryption/column-work.ts';
import type { Running } from '../../jobs/jobs.ts';
import { type Changes, changes } from '../../shared/changes.ts';
import { refusal } from '../../shared/refusal.ts';
import type { ColumnConnection, ColumnEncryptionDeps } from './deps.ts';
import { type ColumnPlan, openPlans, type Plans } from './plans.ts';
import { openSeen, type Seen } from './seen.ts';

/** What is at work here on a column. */
export interface Working {
  readonly deed: Deed;
  readonly job: Running<unknown>;
  readonly paused: () => 'lag' | 'busy' | undefined;
}

export interface WorkRoom {
  readonly deps: ColumnEncryptionDeps;
  readonly seen: Seen;
  readonly plans: Plans;
  /** Told of whatever a screen may show. */
  readonly news: Changes;
  /** Aborted before the vault closes. */
  readonly closing: AbortSignal;
  working(plan: string): Working | undefined;
  setWorking(plan: string, working: Working): void;
  /** Whether it is at work here, or just about to be. */
  busy(plan: string): boolean;
  anyBusy(): boolean;
  /** One deed on a column at a time, from its first moment; refuses WORKING_ELSEWHERE. */
  starting<Result>(plan: string, deed: () => Promise<Result>): Promise<Result>;
  /** Refuses PLAN_UNKNOWN. */
  plan(id: string): ColumnPlan;
  /** This laptop's way to a database. Refuses NO_BASE_HERE. */
  connectionTo(source: string): ColumnConnection;
  /** "demonstration" or "host/database". Refuses CONNECTION_UNKNOWN. */
  sourceOf(connectionId: string): string;
  progressOf(working: Working): Progress;
  close(): Promise<void>;
}

/** What the deeds of this feature share. */
export function openWorkRoom(deps: ColumnEncryptionDeps): WorkRoom {
  const news = changes();
  const seen = openSeen(deps, news);
  const plans = openPlans(deps.records, seen);
  const working = new Map<string, Working>();
  const starting = new Set<string>();
  const closing = new AbortController();
  const busy = (plan: string) => working.has(plan) || starting.has(plan);

  async function passOn(other: Changes): Promise<void> {
    for await (const _ of other.follow(() => undefined, closing.signal)) news.tell();
  }
  void passOn(deps.records.news);
  void passOn(deps.keys.news);

  return {
    ...{ deps, seen, plans, news, busy },
    closing: closing.signal,
    working: (plan) => working.get(plan),
    setWorking(plan, one) {
      working.set(plan, one);
      const ended = () => {
        working.delete(plan);
        news.tell();
      };
      one.job.outcome.then(ended, ended);
      news.tell();
    },
    anyBusy: () => working.size > 0 || starting.size > 0,
    async starting(plan, deed) {
      if (busy(plan)) throw refusal('WORKING_ELSEWHERE', { by: deps.author() });
      starting.add(plan);
      try {
        return await deed();
      } finally {
        starting.delete(plan);
      }
    },
    plan(id) {
      const plan = plans.get(id);
      if (!plan) throw refusal('PLAN_UNKNOWN');
      return plan;
    },
    connectionTo(source) {
      const connection = deps.connections().find((one) => one.source === source);
      if (!connection) throw refusal('NO_BASE_HERE');
      return connection;
    },
    sourceOf(connectionId) {
      const connection = deps.connections().find(({ id }) => id === connectionId);
      if (!connection) throw refusal('CONNECTION_UNKNOWN');
      return connection.source;
    },
    progressOf({ job }) {
      const found = deps.jobs.list().find(({ id }) => id === job.id);
      const { kind = 'encryption', step = 'altering', done = 0, total, rate, secondsLeft } = found ?? {};
      return {
        ...{ kind, step, done },
        ...(total === undefined ? {} : { total }),
        ...(rate === undefined ? {} : { rate }),
        ...(secondsLeft === undefined ? {} : { secondsLeft }),
      };
    },
    async close() {
      closing.abort();
      await seen.close();
      news.end();
    },
  };
}
