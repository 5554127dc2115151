import type { Preview } from '../../../preload/contract/column-encryption.ts';
import type { Looked } from './encryption-messages.ts';
import { type ColumnPlan, workOf } from './plans.ts';
import { reachOf } from './reach-of.ts';
import { warningsFor } from './rules/warnings-for.ts';
import { askWorker } from './talk-to-worker.ts';
import type { WorkRoom } from './work-room.ts';

/** What a plan would do, found out without writing anything. Refuses NO_BASE_HERE, CANNOT_REACH, CONNECTION_UNKNOWN. */
export async function preview(room: WorkRoom, plan: ColumnPlan, signal?: AbortSignal): Promise<Preview> {
  const { source, table, column } = plan;
  const reach = await reachOf(room, source);
  const stop = signal ? AbortSignal.any([signal, room.closing]) : room.closing;
  const { looked } = await askWorker({ task: 'preview', reach, table, column, work: workOf(plan) }, 'looked', stop);
  const { binaryLog, replicas, ...shown } = looked;
  const at = room.deps.clock().toISOString();
  return { at, ...shown, warnings: await warnings(room, plan, { ...looked, at }) };
}

async function warnings(room: WorkRoom, plan: ColumnPlan, looked: Looked & { at: string }) {
  const { deps } = room;
  const { table, column, source, treatment } = plan;
  const { id } = room.connectionTo(source);
  return warningsFor({
    treatment,
    isDemonstration: source === 'demonstration',
    now: looked.at,
    rows: looked.rows,
    binaryLog: looked.binaryLog,
    replicas: looked.replicas,
    password: deps.passwordColumn(id, table, column),
    lastAudit: deps.lastAudit(id, table),
    ring: await deps.keys.ring(source),
  });
}
