import type { ColumnWorkNow, Plan } from '../../../preload/contract/column-encryption.ts';
import { namesOf } from '../../encryption/names-of.ts';
import type { Known } from './known-store.ts';
import { type ColumnPlan, stateOf, workOf } from './plans.ts';
import type { WorkRoom } from './work-room.ts';

/** A plan as the screen shows it. `readable`: whether this laptop can open its key. */
export function showPlan(room: WorkRoom, plan: ColumnPlan, readable: boolean): Plan {
  const { id, table, column, treatment, known, source } = plan;
  const { seenAt, reached } = room.seen.of(source);
  const work = workOf(plan);
  const { shadow = '', blindIndex } = work ? namesOf(work) : {};
  const now = nowOf(room, plan);
  const author = plan.author === undefined ? undefined : room.deps.nameOf(plan.author);
  return {
    ...{ id, table, column, treatment, state: stateOf(plan), since: known?.since ?? plan.at, by: author ?? plan.by },
    ...{ shadow, readable, differs: known?.differs ?? false, reached },
    ...(blindIndex === undefined ? {} : { blindIndex }),
    ...(now ? { now } : {}),
    ...(known?.verification ? { verification: known.verification } : {}),
    ...(known?.problem && !now ? { problem: known.problem } : {}),
    ...(reached || seenAt === undefined ? {} : { seenAt }),
  };
}

function nowOf(room: WorkRoom, { id, known }: ColumnPlan): ColumnWorkNow | undefined {
  const pace = known?.pace === undefined ? {} : { pace: known.pace };
  const here = room.working(id);
  if (here) {
    const paused = here.paused();
    return {
      ...{ doing: here.deed, here: true, by: room.deps.author(), progress: room.progressOf(here), ...pace },
      ...(paused ? { paused } : {}),
    };
  }
  const work = known?.work;
  // What this laptop held before it was killed is nobody's work.
  if (!work || work.device === room.deps.device()) return undefined;
  return {
    ...{ doing: work.deed, here: false, by: room.deps.nameOf(work.volunteer) ?? '', ...pace },
    progress: progressOf(room, id, work),
    ...(work.paused ? { paused: work.paused } : {}),
  };
}

function progressOf(room: WorkRoom, plan: string, work: NonNullable<Known['work']>): ColumnWorkNow['progress'] {
  const { deed, step, done, total } = work;
  const kind = deed === 'verify' ? 'verification' : 'encryption';
  return { kind, step, done, ...(total === undefined ? {} : { total }), ...room.seen.rate(plan) };
}
