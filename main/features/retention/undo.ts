import type { Outcome } from '../../../preload/contract/register.ts';
import type { Hold } from '../../database/journal/take-hold.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import { outcomeOf } from './purge.ts';
import type { UndoOrder } from './retention-messages.ts';
import type { Progressed } from './run-records.ts';
import { asRefusal, nothingDone, type WorkRoom } from './work-room.ts';

const cannotUndo = (because: 'forgotten' | 'undone' | 'running' | 'no-key') => refusal('CANNOT_UNDO', { because });

/** Begins to put back what a purge let go, or goes on with it. Refuses RUN_UNKNOWN, CANNOT_UNDO, NO_BASE_HERE, CANNOT_REACH. */
export async function startUndoing(room: WorkRoom, run: string): Promise<void> {
  const fields = room.runs.get(run)?.fields;
  const rule = fields?.rule;
  if (!fields || !rule) throw refusal('RUN_UNKNOWN');
  if (room.busy(run)) throw cannotUndo('running');
  if (fields.state === 'forgotten' || fields.undoableUntil < room.today()) throw cannotUndo('forgotten');
  if (fields.state === 'undone') throw cannotUndo('undone');
  const runKey = room.findKey(run, fields);
  if (!runKey) throw cannotUndo('no-key');
  await room.starting(run, async () => {
    const reach = await room.reach(fields.source);
    const hold = await room.take(fields.source).catch((error) => {
      throw isRefusal(error, 'PURGING_ELSEWHERE') ? cannotUndo('running') : error;
    });
    try {
      room.runs.change(run, { state: 'undoing' });
      const { purged, withThem, passed, undone, notUndone } = fields;
      const progress: Progressed = { what: 'undo', ...nothingDone, purged, withThem, passed, undone, notUndone };
      room.launch({
        ...{ run, name: rule.name, hold, progress },
        work: (signal) => undoRun(room, { task: 'undo', reach, run, runKey }, rule.name, progress, hold, signal),
        facts: (done) => ({ undone: done.undone, notUndone: done.notUndone }),
        after: () => room.store.dropLook(rule.id),
      });
    } catch (error) {
      await hold.release();
      throw error;
    }
  });
}

async function* undoRun(
  room: WorkRoom,
  order: UndoOrder,
  name: string,
  progress: Progressed,
  hold: Hold,
  signal: AbortSignal,
) {
  const { runs, deps } = room;
  let outcome: Outcome = 'done';
  try {
    for await (const message of room.talk(order, AbortSignal.any([signal, hold.signal]))) {
      if (message.kind !== 'batch') continue;
      await hold.confirm();
      const { undone, notUndone, done, total } = message;
      Object.assign(progress, { undone, notUndone });
      yield { kind: 'purge', step: 'undoing', done, total };
    }
  } catch (error) {
    outcome = outcomeOf(error, signal);
    asRefusal(error);
  } finally {
    const { undone, notUndone } = progress;
    runs.change(order.run, { state: outcome === 'done' ? 'undone' : 'undoing', undone, notUndone });
    deps.enter({ what: 'purge', subject: name, outcome, facts: { undone, notUndone, run: order.run } });
  }
  return { undone: progress.undone, notUndone: progress.notUndone };
}
