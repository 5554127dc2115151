import { isRefusal } from '../../shared/refusal.ts';
import { everyDaysOf, isVerified } from './health.ts';
import { type ColumnPlan, stateOf } from './plans.ts';
import { isDue } from './rules/next-verification.ts';
import { startStep } from './start-step.ts';
import type { WorkRoom } from './work-room.ts';

/** Milliseconds before the first look, for the vault has just been opened and somebody waits for a screen; and between two. */
const usualPace = { first: 60_000, between: 86_400_000 };

/** Verifies, once a day and one after the other, the columns whose last verification is too long ago. */
export function openSchedule(room: WorkRoom, pace = usualPace) {
  let running: Promise<void> | undefined;

  /** What cannot be reached or read now is tried the next day. */
  async function trying(deed: () => Promise<unknown>): Promise<void> {
    try {
      if (!room.closing.aborted) await deed();
    } catch (error) {
      if (isRefusal(error) || room.closing.aborted) return;
      room.deps.log.warn({ err: error }, 'columns could not be verified as planned');
    }
  }

  const due = (plan: ColumnPlan) =>
    isVerified(plan) &&
    !room.busy(plan.id) &&
    !plan.known?.work &&
    isDue(plan.known?.verification?.at, everyDaysOf(room, plan.source), room.deps.clock());

  async function verify({ id }: ColumnPlan): Promise<void> {
    const plan = room.plan(id);
    if (!due(plan)) return;
    await startStep(room, { planId: id, deed: 'verify', from: undefined, to: stateOf(plan) });
    await room.working(id)?.job.outcome;
  }

  async function look(): Promise<void> {
    for (const source of new Set(room.deps.connections().map((connection) => connection.source))) {
      if (!room.plans.of(source).some(due)) continue;
      await trying(async () => {
        // What another laptop verified meanwhile need not be verified again.
        await room.seen.lookNow(source);
        for (const plan of room.plans.of(source)) await trying(() => verify(plan));
      });
    }
  }

  /** At most one at a time; answers once it has ended. */
  function run(): Promise<void> {
    running ??= look().finally(() => {
      running = undefined;
    });
    return running;
  }

  let timer: NodeJS.Timeout;
  function lookAfter(milliseconds: number): void {
    timer = setTimeout(() => {
      void run();
      lookAfter(pace.between);
    }, milliseconds);
    timer.unref();
  }
  lookAfter(pace.first);

  return {
    run,
    async close() {
      clearTimeout(timer);
      await running;
    },
  };
}
