import type { ClockDraft, RetentionSettings } from '../../../preload/contract/retention.ts';
import { runKeys } from '../../database/journal/run-key.ts';
import { type Hold, holdRefusal, openHolds as openClaims } from '../../database/journal/take-hold.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Running, Work } from '../../jobs/jobs.ts';
import { parisDay } from '../../shared/paris-day.ts';
import { refusal } from '../../shared/refusal.ts';
import { type Certificates, openCertificates } from './certificates.ts';
import { knownClocks, openClocks, outOfTime } from './clocks.ts';
import type { RetentionDeps } from './deps.ts';
import { type Holds, openHolds } from './holds.ts';
import type { RetentionOrder, TimeOfRule } from './retention-messages.ts';
import { limitOf } from './rules/due-day.ts';
import { type KnownRule, knownRules, openRules } from './rules-of.ts';
import { openRunCipher } from './run-cipher.ts';
import { openRunRecords, type Progressed, type RunRecords } from './run-records.ts';
import { openStore, type Store } from './store.ts';
import { inWorker, reaching } from './talk-to-worker.ts';
import type { PurgeWork, RuleWork } from './work.ts';

const keys = runKeys('ouvadesk purge run key 1', (key) => openRunCipher(key).check());

export const asRefusal = holdRefusal('PURGING_ELSEWHERE');

/** A rule as it stands now: its work, the clock it follows, and why it may not be run. */
export interface ReadyRule extends PurgeWork {
  readonly clock: ClockDraft;
  readonly time: TimeOfRule;
  readonly source: string;
  readonly outOfTime: boolean;
}

export type WorkRoom = ReturnType<typeof openWorkRoom>;

/** What the deeds of this feature share. */
export function openWorkRoom(deps: RetentionDeps) {
  const { records, replica, jobs, clock, team } = deps;
  const store: Store = openStore(replica.db);
  const runs: RunRecords = openRunRecords(deps);
  const clocks = openClocks(records);
  const rules = openRules(records);
  const holds: Holds = openHolds(deps);
  const certificates: Certificates = openCertificates(records, runs);
  const claims = openClaims(deps, 'PURGING_ELSEWHERE');
  const closing = new AbortController();
  const working = new Map<string, Progressed & { readonly job: Running<unknown> }>();
  const starting = new Set<string>();
  const today = () => parisDay(clock());
  const isShared = (source: string) => team.standing() === 'member' && source !== 'demonstration';

  const timeOf = ({ duration, runsFrom }: ClockDraft, { financialYearEnd }: RetentionSettings): TimeOfRule => {
    return { duration, runsFrom, financialYearEnd };
  };

  /** The rules of a database as the worker knows them; one whose clock is gone, or that is held, lets nothing go. */
  function worksOf(source: string, of: readonly KnownRule[]): RuleWork[] {
    const held = holds.standing(source).rules;
    const settings = clocks.settings();
    const known = new Map(knownClocks(records).map((one) => [one.id, one.clock]));
    return of.map(({ id, rule }) => {
      const draft = known.get(rule.clockId);
      const before = draft ? limitOf(timeOf(draft, settings), today()) : '';
      return { ...rule, id, before, held: held.has(id) || !draft };
    });
  }

  /** Refuses RULE_UNKNOWN, CLOCK_UNKNOWN. */
  function ready(ruleId: string): ReadyRule {
    const known = rules.known(ruleId);
    const { clock: draft } = clocks.known(known.rule.clockId);
    const others = knownRules(records).filter(
      ({ id, source, enabled }) => source === known.source && enabled && id !== ruleId,
    );
    const [rule] = worksOf(known.source, [known]);
    if (!rule) throw refusal('RULE_UNKNOWN');
    return {
      ...{ rule, others: worksOf(known.source, others), persons: holds.standing(known.source).persons },
      ...{ today: today(), clock: draft, source: known.source, time: timeOf(draft, clocks.settings()) },
      outOfTime: outOfTime(draft, today()) !== undefined,
    };
  }

  return {
    deps,
    /** Refuses CANNOT_REACH. */
    talk: (order: RetentionOrder, signal: AbortSignal) => reaching(deps.talk ?? inWorker, order, signal),
    store,
    runs,
    clocks,
    rules,
    holds,
    certificates,
    ready,
    today,
    isShared,
    /** Aborted before the vault closes. */
    closing: closing.signal,
    close: () => closing.abort(),
    working: (run: string) => working.get(run),
    /** Whether it is at work, or just about to be. */
    busy: (run: string) => working.has(run) || starting.has(run),
    anyBusy: () => working.size > 0 || starting.size > 0,
    /** One deed on a run at a time, from its first moment. */
    async starting<Result>(run: string, deed: () => Promise<Result>): Promise<Result> {
      starting.add(run);
      try {
        return await deed();
      } finally {
        starting.delete(run);
      }
    },
    /** One purge of a database at a time, for what one rule keeps another may take. Refuses PURGING_ELSEWHERE, CANNOT_REACH. */
    take: (source: string): Promise<Hold> => claims.take(`purge:${source}`, isShared(source), closing.signal),
    makeKey: (run: string, source: string) => keys.make(run, isShared(source) ? team : undefined, store.keys),
    findKey: (run: string, kept: Parameters<typeof keys.find>[1]) => keys.find(run, kept, team, store.keys),
    /** This laptop's connection to a database. Refuses NO_BASE_HERE. */
    connectionTo(source: string): string {
      const found = deps.connections().find((connection) => connection.source === source);
      if (!found) throw refusal('NO_BASE_HERE');
      return found.id;
    },
    /** Refuses CONNECTION_UNKNOWN. */
    sourceOf(connectionId: string): string {
      const found = deps.connections().find(({ id }) => id === connectionId);
      if (!found) throw refusal('CONNECTION_UNKNOWN');
      return found.source;
    },
    /** Refuses NO_BASE_HERE, CANNOT_REACH, CONNECTION_UNKNOWN. */
    async reach(source: string): Promise<Reach> {
      return deps.reach(this.connectionTo(source)).catch(asRefusal);
    },
    /** Begins a job that has its hold, and gives it back whatever ends it. */
    launch<Result>(order: {
      readonly run: string;
      readonly name: string;
      readonly hold: Hold;
      readonly progress: Progressed;
      readonly work: Work<Result>;
      readonly facts: (result: Result) => Record<string, number>;
      readonly after?: () => void;
    }): void {
      const { run, hold } = order;
      const job = jobs.run(
        'purge',
        order.name,
        async function* (signal, memory) {
          try {
            return yield* order.work(signal, memory);
          } finally {
            await hold.release();
          }
        },
        { work: run, facts: order.facts },
      );
      working.set(run, Object.assign(order.progress, { job }));
      const ended = () => {
        working.delete(run);
        records.news.tell();
        order.after?.();
      };
      job.outcome.then(ended, ended);
      records.news.tell();
    },
  };
}

export const nothingDone = { purged: 0, withThem: 0, passed: 0, undone: 0, notUndone: 0 };
