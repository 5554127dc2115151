import type { Health, KeysOfColumn } from '../../../preload/contract/column-encryption.ts';
import { refusal } from '../../shared/refusal.ts';
import { columnRemains, columnSchedule } from './kinds.ts';
import { remainsId, scheduleId } from './plan-id.ts';
import { type ColumnPlan, stateOf, workOf } from './plans.ts';
import { isOverdue, nextVerification } from './rules/next-verification.ts';
import type { WorkRoom } from './work-room.ts';

type Remains = Health['remains'][number];
export type What = Remains['what'];

/** Columns whose verification says something: from the first one on. */
const verified = new Set(['verifying', 'switched', 'contracted']);

export const isVerified = (plan: ColumnPlan) => workOf(plan) !== undefined && verified.has(stateOf(plan));

/** Days between two verifications of the columns of a database. */
export function everyDaysOf({ deps }: Pick<WorkRoom, 'deps'>, source: string): number {
  return deps.records.get(columnSchedule, scheduleId(source))?.fields.everyDays ?? 30;
}

export function setSchedule({ deps }: Pick<WorkRoom, 'deps'>, source: string, everyDays: number): void {
  const id = scheduleId(source);
  if (deps.records.get(columnSchedule, id)) deps.records.change(columnSchedule, id, { everyDays });
  else deps.records.create(columnSchedule, { source, everyDays }, id);
}

/** How the columns of a database fare. */
export async function healthOf(room: WorkRoom, source: string): Promise<Health> {
  const { columns: keyed } = await room.deps.keys.ring(source);
  const keys = new Map(keyed.map((column) => [column.planId, column]));
  const plans = room.plans.of(source).filter((plan) => workOf(plan) !== undefined && stateOf(plan) !== 'planned');
  const { seenAt } = room.seen.of(source);
  const everyDays = everyDaysOf(room, source);
  return {
    ...(seenAt === undefined ? {} : { checkedAt: seenAt }),
    columns: plans.map((plan) => columnOf(plan, keys.get(plan.id), everyDays, room.deps.clock())),
    everyDays,
    remains: plans.flatMap((plan) => remainsOf(room, plan)),
  };
}

function columnOf(
  plan: ColumnPlan,
  keys: KeysOfColumn | undefined,
  everyDays: number,
  now: Date,
): Health['columns'][number] {
  const { id, table, column, treatment, known } = plan;
  const verification = known?.verification;
  const current = keys?.keys.find((key) => key.current);
  const due = isVerified(plan);
  return {
    ...{ planId: id, table, column, state: stateOf(plan), treatment: treatment.kind === 'hash' ? 'hash' : 'encrypt' },
    ...(verification ? { verification } : {}),
    overdue: due && isOverdue(verification?.at, everyDays, now),
    ...(due ? { next: nextVerification(verification?.at, everyDays, now) } : {}),
    holders: keys?.holders.length ?? 0,
    ...(current ? { keyNumber: current.number, keyMadeAt: current.madeAt } : {}),
    ...(keys?.rotate ? { rotate: keys.rotate } : {}),
  };
}

function remainsOf({ deps }: WorkRoom, { id }: ColumnPlan): Remains[] {
  const fields = deps.records.get(columnRemains, remainsId(id))?.fields;
  return (fields?.what ?? []).filter(isWhat).map((what) => {
    const tick = fields?.[what];
    return { planId: id, what, ...(tick ? { doneAt: tick.at } : {}), doneBy: tick?.by ?? '' };
  });
}

const whats: readonly string[] = ['binary-log', 'backups', 'replicas', 'redo-log', 'slow-log', 'key-file'];

const isWhat = (text: string): text is What => whats.includes(text);

/** Ticks, or unticks, what a person does outside of the application. Refuses PLAN_UNKNOWN. */
export function setRemains(room: WorkRoom, planId: string, what: What, done: boolean): void {
  const { records, clock, author } = room.deps;
  const id = remainsId(room.plan(planId).id);
  if (!records.get(columnRemains, id)) throw refusal('PLAN_UNKNOWN');
  records.change(columnRemains, id, { [what]: done ? { at: clock().toISOString(), by: author() } : null });
}
