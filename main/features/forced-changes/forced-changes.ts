import type { Progress } from '../../../preload/contract/common.ts';
import type { DryRun, ForcedRow, ForcingRule, Run, SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import { refusal } from '../../shared/refusal.ts';
import type { ForcedChangesDeps } from './deps.ts';
import { dryRun } from './dry-run.ts';
import { asRefusal } from './hold.ts';
import { choose, chosenFor } from './meanings.ts';
import { openPurge } from './purge.ts';
import type { ShownRow } from './row-store.ts';
import type { StoredRun } from './run-store.ts';
import { settleRuns } from './settle-runs.ts';
import { resumeImposing, startImposing } from './start-imposing.ts';
import { startUndoing } from './start-undoing.ts';
import { openWorkRoom } from './work-room.ts';

/** Milliseconds after which what a dry run has shown is too old to be done. */
const dryRunLife = 3_600_000;

export type ForcedChanges = ReturnType<typeof openForcedChanges>;

/** What is imposed on accounts whose password never changed: shown first, done once, and undone while it can be. */
export function openForcedChanges(deps: ForcedChangesDeps) {
  const { records: shared, jobs, clock } = deps;
  const room = openWorkRoom(deps);
  const { stores, records } = room;
  const { runs, rows } = stores;
  const purge = openPurge(deps, records, runs, room.busy);
  const forgetOldDryRuns = () => runs.forgetBefore(new Date(clock().getTime() - dryRunLife).toISOString());
  forgetOldDryRuns();
  settleRuns(room);
  purge.soon();

  jobs.onResume('forced-change', {
    can: (id) => !room.busy(id) && records.get(id)?.fields.state === 'interrupted' && rows.counts(id).waiting > 0,
    go: (id) => room.starting(id, () => resumeImposing(room, id)),
  });
  jobs.onResume('undo', {
    can: (id) => !room.busy(id) && records.get(id)?.fields.state === 'undoing',
    go: (id) => startUndoing(room, id),
  });

  /** A dry run that is not too old; refuses DRY_RUN_OVER. */
  function current(id: string): StoredRun {
    const run = runs.get(id);
    if (!run || run.imposed || clock().getTime() - Date.parse(run.at) > dryRunLife) throw refusal('DRY_RUN_OVER');
    return run;
  }

  async function mapped(campaignId: string) {
    const campaign = await room.campaignHere(campaignId);
    const { systems } = await deps.readyMapping(campaign.connectionId);
    return { campaign, systems };
  }

  return {
    async meanings(campaignId: string) {
      const { campaign, systems } = await mapped(campaignId);
      const { meanings, rule } = chosenFor(shared, campaign.source);
      const { offeredFor } = await import('./offered-meanings.ts');
      const offered = await offeredFor(deps, campaign.connectionId, systems);
      return { chosen: [...meanings], offered, rule };
    },
    async setMeanings(campaignId: string, meanings: readonly SystemMeaning[], rule: ForcingRule): Promise<void> {
      const { campaign, systems } = await mapped(campaignId);
      const ouvadmin = await deps.openOuvadmin(campaign.connectionId).catch(asRefusal);
      const tables = await ouvadmin
        .tables()
        .catch(asRefusal)
        .finally(() => ouvadmin.close());
      choose(shared, campaign.source, systems, tables, { meanings, rule });
    },
    async dryRun(campaignId: string, signal?: AbortSignal): Promise<DryRun> {
      forgetOldDryRuns();
      const { campaign, systems } = await mapped(campaignId);
      const reach = await room.reach(campaign.connectionId);
      const stop = signal ? AbortSignal.any([signal, room.closing]) : room.closing;
      const order = { campaignId, campaign, reach, mapped: systems, ...chosenFor(shared, campaign.source) };
      const shown = await dryRun(deps, stores, order, stop);
      purge.soon();
      return shown;
    },
    rows(dryRunId: string, offset: number, limit: number): { total: number; rows: ForcedRow[] } {
      const run = current(dryRunId);
      const total = run.shown?.rows ?? 0;
      return { total, rows: total === 0 ? [] : rows.page(run.id, offset, limit).map((row) => shownRow(run, row)) };
    },
    async impose(dryRunId: string): Promise<{ runId: string }> {
      const run = current(dryRunId);
      if (run.shown && run.shown.lacking.length > 0) throw refusal('RIGHT_LACKING');
      if (!run.shown || run.shown.rows === 0) throw refusal('NOTHING_TO_IMPOSE');
      await room.starting(run.id, () => startImposing(room, run));
      return { runId: run.id };
    },
    undo: (runId: string) => startUndoing(room, runId),
    async *watch(runId: string): AsyncGenerator<Progress, Run, void> {
      if (!records.get(runId)) throw refusal('RUN_UNKNOWN');
      const seen = room.working(runId);
      try {
        if (seen) yield* seen.job.follow();
      } catch {
        // How it ended is in its state; the panel of jobs has the reason.
      }
      const now = room.working(runId);
      const run = records.shown(runId, now === seen ? undefined : now);
      if (!run) throw refusal('RUN_UNKNOWN');
      return run;
    },
    /** Newest first. */
    runs(campaignId: string): Run[] {
      purge.soon();
      return records
        .list()
        .filter(({ fields }) => fields.campaign === campaignId)
        .flatMap(({ id }) => records.shown(id, room.working(id)) ?? [])
        .sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    /** Whether anything is at work: a connection in use must not be removed. */
    isWorking: room.anyBusy,
    /** Deletes the former values that are due; answers once it was tried. */
    purge: purge.run,
    /** To be awaited before the vault closes; the jobs are stopped by their own room. */
    async close() {
      room.close();
      await purge.close();
    },
  };
}

function shownRow({ plan }: StoredRun, { former, ...row }: ShownRow): ForcedRow {
  const planned = plan.find(({ system }) => system === row.system);
  return {
    ...row,
    ...{ table: planned?.table ?? '', column: planned?.column ?? '' },
    ...(planned?.value === undefined ? {} : { value: planned.value, former }),
  };
}
