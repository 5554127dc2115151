import type { Progress } from '../../../preload/contract/common.ts';
import type { Outcome } from '../../../preload/contract/register.ts';
import type { Remains } from '../../encryption/remains-of.ts';
import { stopped } from '../../jobs/jobs.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { StepOrder } from './encryption-messages.ts';
import { columnRemains } from './kinds.ts';
import type { Known } from './known-store.ts';
import { nameHolder } from './name-holder.ts';
import { remainsId } from './plan-id.ts';
import { type ColumnPlan, stateOf } from './plans.ts';
import { whatRemains } from './rules/what-remains.ts';
import type { talkToWorker } from './talk-to-worker.ts';
import type { WorkRoom } from './work-room.ts';

export interface Step {
  readonly plan: ColumnPlan;
  /** Without the keys, which only the worker has. */
  readonly order: StepOrder;
  readonly numbers: { readonly current: number; readonly older: readonly number[] } | undefined;
  /** What the worker says from now on. */
  readonly talk: ReturnType<typeof talkToWorker>;
  /** Ends it. */
  readonly stop: AbortController;
}

type Facts = Record<string, string | number>;

/** Under which name a step goes on later. */
export const workName = ({ deed, to, work }: Pick<StepOrder, 'deed' | 'to' | 'work'>) => `${deed} ${to} ${work.plan}`;

/** Runs a step that has begun as a job of its own, to its end. */
export function runStep(room: WorkRoom, step: Step): void {
  const { plan, order } = step;
  const { jobs } = room.deps;
  let paused: 'lag' | 'busy' | undefined;
  const kind = order.deed === 'verify' ? 'verification' : 'encryption';
  const job = jobs.run(
    kind,
    `${plan.table}.${plan.column}`,
    (signal) => work(room, step, signal, (now) => (paused = now)),
    {
      work: workName(order),
      facts: (facts: Facts) => facts,
    },
  );
  room.setWorking(plan.id, { deed: order.deed, job, paused: () => paused });
}

async function* work(
  room: WorkRoom,
  step: Step,
  signal: AbortSignal,
  pausedNow: (paused: 'lag' | 'busy' | undefined) => void,
): AsyncGenerator<Progress, Facts, void> {
  const { plan, order, talk, stop } = step;
  const kind = order.deed === 'verify' ? 'verification' : 'encryption';
  const end = () => stop.abort(signal.reason);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  const facts: Facts = {};
  let outcome: Outcome = 'done';
  try {
    for await (const message of talk) {
      if (message.kind === 'progress') {
        pausedNow(message.paused);
        const { step: what, done, total } = message;
        yield { kind, step: what, done, ...(total === undefined ? {} : { total }) };
        room.news.tell();
      } else if (message.kind === 'verified') {
        const { pending, stale, corrupt } = message.verification;
        Object.assign(facts, { pending, stale, corrupt });
        change(room, step, { verification: message.verification });
      } else if (message.kind === 'reached') {
        change(room, step, { state: message.state, since: room.deps.clock().toISOString() });
      } else if (message.kind === 'rows') room.seen.see(plan.source, message.rows);
      else if (message.kind === 'contracted') remember(room, plan, message.remains);
      else if (message.kind === 'done') Object.assign(facts, { rows: message.rows });
    }
    ended(room, step);
    return facts;
  } catch (error) {
    outcome = outcomeOf(error, signal);
    if (!signal.aborted) change(room, step, { problem: problemOf(error) });
    throw nameHolder(room, error);
  } finally {
    signal.removeEventListener('abort', end);
    enter(room, step, outcome, facts);
  }
}

/** What the whole step has made true besides the table. */
function ended({ deps: { keys }, seen }: WorkRoom, { plan, order, numbers }: Step): void {
  if (order.deed === 'rotate') for (const number of numbers?.older ?? []) keys.retire(plan.id, number);
  if (order.deed !== 'back' || order.to !== 'planned') return;
  seen.change(plan.source, plan.id, () => undefined);
  // No ciphertext is left that they open.
  if (plan.treatment.kind === 'encrypt') keys.retire(plan.id);
}

/** What is known to be true before the next look. */
function change(room: WorkRoom, { plan, order, numbers }: Step, changed: Partial<Known>): void {
  const { work } = order;
  room.seen.change(plan.source, plan.id, (row) => ({
    ...(row ?? {
      ...{ plan: plan.id, table: work.table, column: work.column, state: stateOf(plan) },
      ...{ since: plan.at, differs: false },
    }),
    treatment: work.treatment,
    keyNumber: order.deed === 'rotate' || !row ? (numbers?.current ?? 0) : row.keyNumber,
    ...changed,
  }));
}

/** What a person must still do; what somebody ticked already stays so. */
function remember(
  { deps: { records } }: WorkRoom,
  { id, source, treatment }: ColumnPlan,
  there: readonly Remains[],
): void {
  const what = whatRemains(source, treatment.kind, there);
  records.create(columnRemains, { plan: id, what }, remainsId(id));
}

function problemOf(error: unknown): Known['problem'] {
  if (!isRefusal(error)) return { code: 'DEFECT', facts: {} };
  const { code, facts } = (error.data ?? {}) as { code?: unknown; facts?: unknown };
  if (error.code === 'CANNOT_REACH' && typeof code === 'string')
    return { code, facts: (facts ?? {}) as Record<string, string> };
  return { code: error.code, facts: {} };
}

function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return signal.reason === stopped ? 'interrupted' : 'cancelled';
  return isRefusal(error, 'CANNOT_REACH') || isRefusal(error, 'WORKING_ELSEWHERE') ? 'interrupted' : 'failed';
}

function enter(room: WorkRoom, { plan, order }: Step, outcome: Outcome, facts: Facts): void {
  const now = room.plans.get(plan.id);
  room.deps.enter({
    what: 'encryption',
    subject: room.deps.connections().find(({ source }) => source === plan.source)?.name ?? plan.source,
    outcome,
    facts: {
      ...{ column: `${plan.table}.${plan.column}`, treatment: plan.treatment.kind, deed: order.deed },
      ...{ from: stateOf(plan), state: now ? stateOf(now) : 'planned', ...facts },
    },
  });
}
