import { parisDay } from '../../shared/paris-day.ts';
import { refusal } from '../../shared/refusal.ts';
import type { CampaignToForce } from './deps.ts';
import { judged } from './dry-run.ts';
import type { Hold } from './hold.ts';
import { type ImposingRun, imposeRun, undoableUntil } from './impose.ts';
import { chosenFor } from './meanings.ts';
import { rowStates } from './row-store.ts';
import { findRunKey, makeRunKey } from './run-key.ts';
import type { StoredRun } from './run-store.ts';
import type { WorkRoom } from './work-room.ts';

/** Begins what a dry run has shown, once nobody else imposes anything on its campaign. */
export async function startImposing(room: WorkRoom, run: StoredRun): Promise<void> {
  const { deps, stores, records } = room;
  const campaign = await room.campaignHere(run.campaign);
  await deps.readyMapping(campaign.connectionId);
  const reach = await room.reach(campaign.connectionId);
  await holding(room, run, async (hold) => {
    // Another call may have been quicker while this one waited.
    if (stores.runs.get(run.id)?.imposed !== false) throw refusal('DRY_RUN_OVER');
    await passWhatChanged(room, run, campaign);
    const now = deps.clock();
    const { waiting, passed } = stores.rows.counts(run.id);
    const runKey = deps.records.together(() => {
      const { key, kept } = makeRunKey(run.id, room.isShared(run.source) ? deps.team : undefined, stores.runs);
      stores.rows.forgetFormers(run.id);
      stores.runs.impose(run.id);
      records.create(run.id, {
        ...{ campaign: run.campaign, source: run.source, at: now.toISOString(), by: deps.author() },
        ...{ device: deps.device(), state: 'running', planned: waiting + passed, passed, ...kept },
        undoableUntil: undoableUntil(now, run.undoDays),
      });
      return key;
    });
    launch(room, hold, { run, reach, runKey, again: false });
  });
}

/** Goes on with a run that was cut short. Refuses JOB_CANNOT_RESUME. */
export async function resumeImposing(room: WorkRoom, id: string): Promise<void> {
  const { deps, stores, records } = room;
  const run = stores.runs.get(id);
  const record = records.get(id);
  const runKey = record && findRunKey(id, record.fields, deps.team, stores.runs);
  if (!run || !runKey || room.working(id)) throw refusal('JOB_CANNOT_RESUME');
  const campaign = await room.campaignHere(run.campaign);
  await deps.readyMapping(campaign.connectionId);
  const reach = await room.reach(campaign.connectionId);
  await holding(room, run, async (hold) => {
    await passWhatChanged(room, run, campaign);
    records.change(id, { state: 'running' });
    launch(room, hold, { run, reach, runKey, again: true });
  });
}

async function holding(room: WorkRoom, run: StoredRun, deed: (hold: Hold) => Promise<void>): Promise<void> {
  const hold = await room.take(run);
  try {
    await deed(hold);
  } catch (error) {
    await hold.release();
    throw error;
  }
}

function launch(room: WorkRoom, hold: Hold, order: Omit<ImposingRun, 'progressed'>): void {
  const { deps, stores, records } = room;
  const imposing = { ...deps, stores, records, recordImposed: deps.campaigns.recordImposed };
  const { changed, passed } = stores.rows.counts(order.run.id);
  room.launch({
    ...{ run: order.run.id, kind: 'forced-change', name: order.run.campaignName, hold },
    begun: { what: 'impose', changed, passed },
    work: (progressed, signal) => imposeRun(imposing, { ...order, progressed }, hold, signal),
    facts: (counts) => ({ changed: counts.changed, passed: counts.passed }),
  });
}

/** Rows whose person was excepted, or of which an audit has said something since the dry run was shown, are passed. */
async function passWhatChanged({ deps, stores }: WorkRoom, run: StoredRun, campaign: CampaignToForce): Promise<void> {
  const { rule } = chosenFor(deps.records, run.source);
  const allowed = new Set<string>();
  for await (const one of judged({ campaign, rule }, run.plan, parisDay(deps.clock())))
    for (const { system, sourceKey } of one.allowed ?? []) allowed.add(`${system} ${sourceKey}`);
  for (let after = 0; ; ) {
    const waiting = stores.rows.keysWaiting(run.id, after);
    const last = waiting.at(-1);
    if (!last) return;
    after = last.number;
    const over = waiting.filter(({ system, sourceKey }) => !allowed.has(`${system} ${sourceKey}`));
    stores.rows.setState(
      run.id,
      over.map(({ number }) => number),
      rowStates.passed,
    );
  }
}
