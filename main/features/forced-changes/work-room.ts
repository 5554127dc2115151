import type { Progress } from '../../../preload/contract/common.ts';
import type { JobKind } from '../../../preload/contract/shell.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Running } from '../../jobs/jobs.ts';
import { refusal } from '../../shared/refusal.ts';
import type { CampaignToForce, ForcedChangesDeps } from './deps.ts';
import type { Stores } from './dry-run.ts';
import { asRefusal, type Hold, openHolds } from './hold.ts';
import { rowStore } from './row-store.ts';
import { openRunRecords, type Progressed, type RunRecords } from './run-records.ts';
import { runStore } from './run-store.ts';

/** A run that is at work here. */
export type Working = Progressed & { readonly job: Running<unknown> };

export interface Launch<Result> {
  readonly run: string;
  readonly kind: Extract<JobKind, 'forced-change' | 'undo'>;
  /** Of the campaign. */
  readonly name: string;
  readonly hold: Hold;
  readonly begun: Progressed;
  readonly work: (
    progressed: (changed: number, passed: number) => void,
    signal: AbortSignal,
  ) => AsyncGenerator<Progress, Result, void>;
  readonly facts: (result: Result) => Record<string, number>;
}

export interface WorkRoom {
  readonly deps: ForcedChangesDeps;
  readonly stores: Stores;
  readonly records: RunRecords;
  /** Aborted before the vault closes. */
  readonly closing: AbortSignal;
  working(run: string): Working | undefined;
  /** Whether it is at work, or just about to be. */
  busy(run: string): boolean;
  anyBusy(): boolean;
  /** One deed on a run at a time, from its first moment. */
  starting<Result>(run: string, deed: () => Promise<Result>): Promise<Result>;
  /** Begins a job that has its hold, and gives it back whatever ends it. */
  launch<Result>(order: Launch<Result>): void;
  /** Refuses IMPOSING_ELSEWHERE, CANNOT_REACH. */
  take(run: { readonly campaign: string; readonly source: string }): Promise<Hold>;
  /** Whether laptops of a team share this database: the demonstration is everybody's own. */
  isShared(source: string): boolean;
  /** The campaign with this laptop's connection to its database. Refuses CAMPAIGN_UNKNOWN, NO_BASE_HERE. */
  campaignHere(campaignId: string): Promise<CampaignToForce & { readonly connectionId: string }>;
  /** Refuses CANNOT_REACH, CONNECTION_UNKNOWN. */
  reach(connectionId: string): Promise<Reach>;
  close(): void;
}

/** What the deeds of this feature share. */
export function openWorkRoom(deps: ForcedChangesDeps): WorkRoom {
  const { replica, jobs, campaigns, team } = deps;
  const working = new Map<string, Working>();
  const starting = new Set<string>();
  const holds = openHolds(deps);
  const closing = new AbortController();
  const isShared = (source: string) => team.standing() === 'member' && source !== 'demonstration';

  return {
    deps,
    stores: { runs: runStore(replica.db), rows: rowStore(replica.db) },
    records: openRunRecords(deps.records, deps),
    closing: closing.signal,
    working: (run) => working.get(run),
    busy: (run) => working.has(run) || starting.has(run),
    anyBusy: () => working.size > 0 || starting.size > 0,
    async starting(run, deed) {
      starting.add(run);
      try {
        return await deed();
      } finally {
        starting.delete(run);
      }
    },
    launch({ run, kind, name, hold, begun, work, facts }) {
      const progress: Progressed = { ...begun };
      const progressed = (changed: number, passed: number) => Object.assign(progress, { changed, passed });
      const job = jobs.run(
        kind,
        name,
        async function* (signal) {
          try {
            return yield* work(progressed, signal);
          } finally {
            await hold.release();
          }
        },
        { work: run, facts },
      );
      working.set(run, Object.assign(progress, { job }));
      const ended = () => void working.delete(run);
      job.outcome.then(ended, ended);
    },
    take: ({ campaign, source }) => holds.take(`impose:${campaign}`, isShared(source), closing.signal),
    isShared,
    async campaignHere(campaignId) {
      const campaign = await campaigns.forForcing(campaignId);
      const { connectionId } = campaign;
      if (connectionId === undefined) throw refusal('NO_BASE_HERE');
      return { ...campaign, connectionId };
    },
    reach: (connectionId) => deps.reach(connectionId).catch(asRefusal),
    close: () => closing.abort(),
  };
}
