import type { Outcome } from '../../../preload/contract/register.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { AccountKey, ForcedChangesDeps } from './deps.ts';
import type { Hold } from './hold.ts';
import { batches, outcomeOf } from './impose.ts';
import type { RunRecords } from './run-records.ts';

export interface UndoingDeps extends Pick<ForcedChangesDeps, 'clock' | 'enter'> {
  readonly records: RunRecords;
  readonly undoneImposed: ForcedChangesDeps['campaigns']['undoneImposed'];
}

export interface UndoingRun {
  readonly run: string;
  readonly campaign: string;
  readonly campaignName: string;
  readonly reach: Reach;
  readonly runKey: Uint8Array;
  readonly progressed: (undone: number, left: number) => void;
}

/** Accounts of which the campaign is told at once. */
const most = 500;

/** Puts back what a run has changed; whatever ends it, its record, its campaign and the register are told how far it came. */
export async function* undoRun(
  { records, clock, enter, undoneImposed }: UndoingDeps,
  { run, campaign, campaignName, reach, runKey, progressed }: UndoingRun,
  hold: Hold,
  signal: AbortSignal,
) {
  const untold: AccountKey[] = [];
  const tell = async (least: number) => {
    while (untold.length >= least) await undoneImposed(campaign, run, untold.splice(0, most), clock().toISOString());
  };
  let outcome: Outcome = 'done';
  let [undone, notUndone] = [0, 0];
  try {
    for await (const message of batches({ task: 'undo', run, reach, runKey }, hold, signal)) {
      [undone, notUndone] = [message.changed, message.passed];
      progressed(undone, notUndone);
      untold.push(...message.undone);
      await tell(most);
      yield { kind: 'undo', step: 'undoing', done: message.done, total: message.total };
    }
  } catch (error) {
    outcome = outcomeOf(error, signal);
    throw error;
  } finally {
    records.change(run, { state: outcome === 'done' ? 'undone' : 'undoing', undone, notUndone });
    enter({ what: 'forced-change', subject: campaignName, outcome, facts: { undone, notUndone } });
    await tell(1);
  }
  return { undone, notUndone };
}
