import { setTimeout as pause } from 'node:timers/promises';
import type {
  Argon2id,
  ColumnState,
  Health,
  KeyRing,
  Plan,
  Preview,
  Treatment,
} from '../../../preload/contract/column-encryption.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import type { ColumnEncryptionDeps } from './deps.ts';
import { healthOf, setRemains, setSchedule, type What } from './health.ts';
import { type ColumnPlan, stateOf } from './plans.ts';
import { preview } from './preview.ts';
import { reachOf } from './reach-of.ts';
import { openReadable } from './readable.ts';
import { openSchedule } from './schedule.ts';
import { codeOf, saveLibrary } from './show-code.ts';
import { showPlan } from './show-plan.ts';
import { clearAway, goBack, goForward, resumeSteps, stay } from './take-steps.ts';
import { askWorker, talkToWorker } from './talk-to-worker.ts';
import { openWorkRoom } from './work-room.ts';

/** Milliseconds between two tellings. */
const pace = 200;

export type ColumnEncryption = ReturnType<typeof openColumnEncryption>;

/**
 * Columns of Ouvadmin that are hashed or encrypted, by the protocol of states: what was planned, what is true, and the steps
 * from one to the next. What is true stands in Ouvadmin's own database, and is the same for every laptop.
 */
export function openColumnEncryption(deps: ColumnEncryptionDeps) {
  const room = openWorkRoom(deps);
  const readable = openReadable(room);
  const schedule = openSchedule(room);
  resumeSteps(room);

  async function shown(plans: readonly ColumnPlan[]): Promise<Plan[]> {
    const all: Plan[] = [];
    for (const plan of plans) all.push(showPlan(room, plan, await readable.is(plan)));
    return all;
  }

  /** Out of reach, it is as it was last seen. */
  async function lookAnew(source: string): Promise<void> {
    await room.seen.lookNow(source, true).catch((error) => {
      if (!isRefusal(error)) throw error;
    });
  }

  /** Again after each change, whoever makes it, as long as somebody follows. */
  async function* following<Shown>(
    source: string,
    read: () => Promise<Shown>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Shown, void, void> {
    const leave = room.seen.watch(source);
    try {
      for await (const _ of room.news.follow(() => undefined, signal)) {
        yield await read();
        await pause(pace);
      }
    } finally {
      leave();
    }
  }

  return {
    watchPlans: (connectionId: string, signal?: AbortSignal) => {
      const source = room.sourceOf(connectionId);
      return following(source, () => shown(room.plans.of(source)), signal);
    },
    async plan(connectionId: string, table: string, column: string, treatment: Treatment): Promise<{ planId: string }> {
      const source = room.sourceOf(connectionId);
      const tables = await deps.tables(connectionId);
      const known = tables.find(({ name }) => name === table)?.columns.some(({ name }) => name === column);
      if (treatment.kind === 'purge' && !deps.clocks(source).some(({ id }) => id === treatment.clock))
        throw refusal('CLOCK_UNKNOWN');
      await room.seen.lookNow(source);
      const before = room.plans.of(source).find((plan) => plan.table === table && plan.column === column);
      if (before && (stateOf(before) !== 'planned' || room.busy(before.id) || before.known?.work))
        throw refusal('STATE_CHANGED');
      if (!known) throw refusal('COLUMN_UNKNOWN');
      const at = deps.clock().toISOString();
      return { planId: room.plans.write(source, table, column, treatment, deps.author(), at) };
    },
    async forget(planId: string): Promise<void> {
      const { source } = room.plan(planId);
      await lookAnew(source);
      await clearAway(room, planId);
      room.plans.remove(planId);
    },
    preview: (planId: string, signal?: AbortSignal): Promise<Preview> => preview(room, room.plan(planId), signal),
    async measureArgon2id(argon2id: Argon2id) {
      return (await askWorker({ task: 'measure', argon2id }, 'measured', room.closing)).hashing;
    },
    forward: (planId: string, from: ColumnState, confirmed?: string) => goForward(room, planId, from, confirmed),
    back: (planId: string, from: ColumnState) => goBack(room, planId, from),
    verify: (planId: string) => stay(room, planId, 'verify'),
    rotate: (planId: string) => stay(room, planId, 'rotate'),
    /** Stops what this laptop does on a column; answers once it has ended. */
    async pause(planId: string): Promise<void> {
      const { source } = room.plan(planId);
      const working = room.working(planId);
      working?.job.cancel();
      await working?.job.outcome.catch(() => {});
      // What it wrote last may not have been told.
      if (working) await lookAnew(source);
    },
    /** Read by whoever is at work on it, a second later at most. */
    async setPace(planId: string, rows: number | null): Promise<void> {
      const plan = room.plan(planId);
      const reach = await reachOf(room, plan.source);
      for await (const _ of talkToWorker({ task: 'pace', reach, plan: planId, pace: rows }, room.closing));
      room.seen.change(plan.source, planId, (row) => row && { ...row, pace: rows ?? undefined });
    },
    watch: (planId: string, signal?: AbortSignal) => {
      const { source } = room.plan(planId);
      const read = async () => {
        const plan = room.plan(planId);
        return showPlan(room, plan, await readable.is(plan));
      };
      return following(source, read, signal);
    },
    code: (planId: string) => codeOf(room, room.plan(planId)),
    saveLibrary: () => saveLibrary(deps.shell),
    /** Who can read what, and again after each change. */
    async *watchKeys(connectionId: string, signal?: AbortSignal): AsyncGenerator<KeyRing, void, void> {
      const source = room.sourceOf(connectionId);
      for await (const _ of room.news.follow(() => undefined, signal)) {
        yield await deps.keys.ring(source);
        await pause(pace);
      }
    },
    watchHealth: (connectionId: string, signal?: AbortSignal): AsyncGenerator<Health, void, void> => {
      const source = room.sourceOf(connectionId);
      return following(source, () => healthOf(room, source), signal);
    },
    setSchedule: (connectionId: string, everyDays: number) => setSchedule(room, room.sourceOf(connectionId), everyDays),
    setRemains: (planId: string, what: What, done: boolean) => setRemains(room, planId, what, done),
    /** The number of the key that a column's database names as its own; undefined until work on it began. */
    keyNumberOf(planId: string): number | undefined {
      return room.plans.get(planId)?.known?.keyNumber;
    },
    /** Looks at a database now. Refuses CANNOT_REACH, NO_BASE_HERE, CONNECTION_UNKNOWN. */
    look: async (connectionId: string) => void (await room.seen.lookNow(room.sourceOf(connectionId))),
    /** The columns of a database whose keys its program needs, or soon will, with the number of the one in use. */
    encryptedIn: (source: string) =>
      room.plans.of(source).flatMap(({ id, table, column, treatment, known }) => {
        if (treatment.kind !== 'encrypt') return [];
        return [{ plan: id, table, column, index: treatment.index, current: known?.keyNumber }];
      }),
    /** What is planned for the columns of a database, and where each stands. */
    plansOf: (source: string): readonly ColumnPlan[] => room.plans.of(source),
    /** Verifies what is due now, as the schedule does once a day. */
    verifyDue: schedule.run,
    /** Whether anything is at work: a connection in use must not be removed. */
    isWorking: room.anyBusy,
    /** To be awaited before the vault closes; the jobs are stopped by their own room. */
    async close() {
      await room.close();
      await schedule.close();
    },
  };
}
