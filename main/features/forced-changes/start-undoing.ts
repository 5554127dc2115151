import { parisDay } from '../../shared/paris-day.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import { findRunKey } from './run-key.ts';
import { undoRun } from './undo.ts';
import type { WorkRoom } from './work-room.ts';

const cannotUndo = (because: 'purged' | 'undone' | 'running' | 'no-key') => refusal('CANNOT_UNDO', { because });

/** Begins to put back what a run has changed, or goes on with it. Refuses RUN_UNKNOWN, CANNOT_UNDO. */
export async function startUndoing(room: WorkRoom, id: string): Promise<void> {
  const { deps, stores, records } = room;
  const record = records.get(id);
  if (!record) throw refusal('RUN_UNKNOWN');
  const { fields } = record;
  if (room.busy(id)) throw cannotUndo('running');
  if (fields.state === 'purged' || fields.undoableUntil < parisDay(deps.clock())) throw cannotUndo('purged');
  if (fields.state === 'undone') throw cannotUndo('undone');
  const runKey = findRunKey(id, fields, deps.team, stores.runs);
  if (!runKey) throw cannotUndo('no-key');
  await room.starting(id, async () => {
    const campaign = await room.campaignHere(fields.campaign);
    const reach = await room.reach(campaign.connectionId);
    const hold = await room.take(fields).catch((error) => {
      throw isRefusal(error, 'IMPOSING_ELSEWHERE') ? cannotUndo('running') : error;
    });
    const order = { run: id, campaign: fields.campaign, campaignName: campaign.name, reach, runKey };
    const undoing = { ...deps, records, undoneImposed: deps.campaigns.undoneImposed };
    records.change(id, { state: 'undoing' });
    room.launch({
      ...{ run: id, kind: 'undo', name: campaign.name, hold },
      begun: { what: 'undo', changed: fields.undone, passed: fields.notUndone },
      work: (progressed, signal) => undoRun(undoing, { ...order, progressed }, hold, signal),
      facts: ({ undone, notUndone }) => ({ undone, notUndone }),
    });
  });
}
