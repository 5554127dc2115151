import type { Outcome } from '../../../preload/contract/register.ts';
import type { Hold } from '../../database/journal/take-hold.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import { stopped } from '../../jobs/jobs.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { Ended } from './certificates.ts';
import type { BatchMessage, EndMessage, PurgeOrder } from './retention-messages.ts';
import type { Progressed } from './run-records.ts';
import type { PurgeWork, RuleWork } from './work.ts';
import { asRefusal, type WorkRoom } from './work-room.ts';

export interface PurgingRun {
  readonly run: string;
  readonly reach: Reach;
  readonly runKey: Uint8Array;
  /** As it was shown. */
  readonly rule: RuleWork;
  readonly planned: number;
  readonly purgeAfter: string;
  readonly progress: Progressed;
}

/** How long work ended that threw. */
export function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return signal.reason === stopped ? 'interrupted' : 'cancelled';
  return isRefusal(error) ? 'interrupted' : 'failed';
}

/** Lets the rows of a run go to its end; whatever ends it, its record and the register are told how far it came. */
export async function* purgeRun(room: WorkRoom, order: PurgingRun, hold: Hold, signal: AbortSignal) {
  const { run, rule, progress } = order;
  const { runs, deps } = room;
  let outcome: Outcome = 'done';
  let ended: Ended | undefined;
  try {
    for await (const message of batches(room, order, hold, signal)) {
      const { purged, withThem } = message;
      Object.assign(progress, { purged, withThem });
      if (message.kind === 'end') ended = message;
      else {
        progress.passed = message.passed;
        yield { kind: 'purge', step: 'purging', done: message.done, total: message.total };
      }
    }
    progress.passed = Math.max(0, order.planned - progress.purged);
  } catch (error) {
    outcome = outcomeOf(error, signal);
    throw error;
  } finally {
    const { purged, withThem, passed } = progress;
    const done = outcome === 'done' && ended;
    deps.records.together(() => {
      runs.change(run, { state: done ? 'done' : 'interrupted', purged, withThem, passed });
      const fields = runs.get(run)?.fields;
      if (fields && ended) room.certificates.write(run, fields, ended, deps.clock().toISOString());
      deps.enter({
        what: 'purge',
        subject: rule.name,
        outcome,
        facts: { table: rule.table, rows: purged, withThem, passed, run },
      });
    });
  }
  return { purged: progress.purged, passed: progress.passed };
}

/**
 * What the worker says before each batch, once nobody else has taken over meanwhile. What may keep rows is looked at before each
 * one: where a hold was placed, or a rule changed, the worker is given the new ones before it goes on.
 */
async function* batches(
  room: WorkRoom,
  { run, reach, runKey, rule, planned, purgeAfter }: PurgingRun,
  hold: Hold,
  signal: AbortSignal,
): AsyncGenerator<BatchMessage | EndMessage, void, void> {
  const both = AbortSignal.any([signal, hold.signal]);
  /** What is shown is done: the limit is that of the preview, what keeps rows is that of now. */
  const now = (): PurgeWork => {
    const { others, persons, today, rule: current } = room.ready(rule.id);
    return { rule: { ...rule, held: current.held }, others, persons, today };
  };
  try {
    for (;;) {
      const work = now();
      const order: PurgeOrder = { task: 'purge', reach, run, runKey, work, planned, purgeAfter };
      const known = keepersOf(work);
      let changed = false;
      for await (const message of room.talk(order, both)) {
        if (message.kind !== 'batch' && message.kind !== 'end') continue;
        await hold.confirm();
        changed = message.kind === 'batch' && keepersOf(now()) !== known;
        if (changed) break;
        yield message;
      }
      if (!changed) return;
    }
  } catch (error) {
    asRefusal(error);
  }
}

const keepersOf = ({ rule, others, persons }: PurgeWork) => JSON.stringify([rule.held, rule.person, others, persons]);
