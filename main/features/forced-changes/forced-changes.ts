import type { Progress } from '../../../preload/contract/common.ts';
import type { DryRun, ForcedRow, ForcingRule, Run, SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import type { Running } from '../../jobs/jobs.ts';
import { parisDay } from '../../shared/paris-day.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import type { CampaignToForce, ForcedChangesDeps } from './deps.ts';
import { dryRun, judged, type Stores } from './dry-run.ts';
import { asRefusal, type Hold, openHolds } from './hold.ts';
import { imposeRun, recordChanged, settleRun, undoableUntil } from './impose.ts';
import { choose, chosenFor, offeredFor } from './meanings.ts';
import { openPurge } from './purge.ts';
import { rowStates, rowStore } from './row-store.ts';
import { findRunKey, makeRunKey } from './run-key.ts';
import { openRunRecords, type Progressed } from './run-records.ts';
import { runStore, type StoredRun } from './run-store.ts';
import { undoRun } from './undo.ts';

/** Milliseconds after which what a dry run has shown is too old to be done. */
const dryRunLife = 3_600_000;

export type ForcedChanges = ReturnType<typeof openForcedChanges>;

/** What is imposed on accounts whose password never changed: shown first, done once, and undone while it can be. */
export function openForcedChanges(deps: ForcedChangesDeps) {
  const { replica, records: shared, jobs, clock, log, campaigns, team } = deps;
  const stores: Stores = { runs: runStore(replica.db), rows: rowStore(replica.db) };
  const { runs, rows } = stores;
  const records = openRunRecords(shared, deps);
  const holds = openHolds(deps);
  const working = new Map<string, Progressed & { readonly job: Running<unknown> }>();
  const starting = new Set<string>();
  const purge = openPurge(deps, records, runs, (run) => working.has(run) || starting.has(run));
  const closing = new AbortController();
  const { recordImposed, undoneImposed } = campaigns;
  const imposing = { ...deps, stores, records, recordImposed };
  settle();
  purge.soon();

  /** Runs that were at work when the application was ended say so, and their campaigns learn what they had changed. */
  function settle(): void {
    runs.forgetBefore(new Date(clock().getTime() - dryRunLife).toISOString());
    for (const { id, fields } of records.list()) {
      const run = fields.device === deps.device() ? runs.get(id) : undefined;
      if (!run || fields.state !== 'running') continue;
      settleRun(imposing, run, 'interrupted');
      recordChanged(imposing, run).catch((error) => log.warn({ err: error, run: id }, 'a campaign was not told'));
    }
  }

  /** The campaign, and this laptop's connection to its database. Refuses CAMPAIGN_UNKNOWN, NO_BASE_HERE. */
  async function campaignHere(campaignId: string): Promise<CampaignToForce & { readonly connectionId: string }> {
    const campaign = await campaigns.forForcing(campaignId);
    const { connectionId } = campaign;
    if (connectionId === undefined) throw refusal('NO_BASE_HERE');
    return { ...campaign, connectionId };
  }

  const reachOf = (connectionId: string) => deps.reach(connectionId).catch(asRefusal);

  /** Whether laptops of a team share this database: the demonstration is everybody's own. */
  const isShared = (source: string) => team.standing() === 'member' && source !== 'demonstration';

  const take = (run: { readonly campaign: string; readonly source: string }) =>
    holds.take(`impose:${run.campaign}`, isShared(run.source), closing.signal);

  function launch(run: StoredRun, what: Progressed['what'], job: (progress: Progressed) => Running<unknown>): void {
    const progress: Progressed = { what, changed: 0, passed: 0 };
    const started = job(progress);
    working.set(run.id, Object.assign(progress, { job: started }));
    started.outcome
      .catch(() => {})
      .finally(() => {
        working.delete(run.id);
      });
  }

  function launchImposing(run: StoredRun, hold: Hold, order: Omit<Parameters<typeof imposeRun>[1], 'progressed'>) {
    launch(run, 'impose', (progress) =>
      jobs.run(
        'forced-change',
        run.campaignName,
        async function* (signal) {
          const progressed = (changed: number, passed: number) => Object.assign(progress, { changed, passed });
          try {
            return yield* imposeRun(imposing, { ...order, progressed }, hold, signal);
          } finally {
            await hold.release();
          }
        },
        { work: run.id, facts: ({ changed, passed }) => ({ changed, passed }) },
      ),
    );
  }

  /** Rows whose person was excepted, wrote back or changed since the dry run was shown are passed. */
  async function passWhatChanged(run: StoredRun, campaign: CampaignToForce): Promise<void> {
    const { rule } = chosenFor(shared, run.source);
    const allowed = new Set<string>();
    for await (const one of judged({ campaign, rule }, run.plan, parisDay(clock())))
      for (const { system, sourceKey } of one.allowed ?? []) allowed.add(`${system} ${sourceKey}`);
    for (let after = 0; ; ) {
      const waiting = rows.keysWaiting(run.id, after);
      const last = waiting.at(-1);
      if (!last) return;
      after = last.number;
      const over = waiting.filter(({ system, sourceKey }) => !allowed.has(`${system} ${sourceKey}`));
      rows.setState(
        run.id,
        over.map(({ number }) => number),
        rowStates.passed,
      );
    }
  }

  /** One deed on a run at a time, from its first moment. */
  async function alone<Result>(run: string, deed: () => Promise<Result>): Promise<Result> {
    starting.add(run);
    try {
      return await deed();
    } finally {
      starting.delete(run);
    }
  }

  async function begin(run: StoredRun): Promise<void> {
    const campaign = await campaignHere(run.campaign);
    await deps.readyMapping(campaign.connectionId);
    const reach = await reachOf(campaign.connectionId);
    const hold = await take(run);
    try {
      // Another call may have been quicker while this one waited.
      if (runs.get(run.id)?.imposed !== false) throw refusal('DRY_RUN_OVER');
      await passWhatChanged(run, campaign);
      const now = clock();
      const planned = rows.counts(run.id);
      const { key } = shared.together(() => {
        const made = makeRunKey(run.id, isShared(run.source) ? team : undefined, runs);
        rows.forgetFormers(run.id);
        runs.impose(run.id);
        records.create(run.id, {
          ...{ campaign: run.campaign, source: run.source, at: now.toISOString(), by: deps.author() },
          ...{ device: deps.device(), state: 'running', planned: planned.waiting + planned.passed, ...made.kept },
          ...{ passed: planned.passed, undoableUntil: undoableUntil(now, run.undoDays) },
        });
        return made;
      });
      launchImposing(run, hold, { run, reach, runKey: key, again: false });
    } catch (error) {
      await hold.release();
      throw error;
    }
  }

  async function resume(id: string): Promise<void> {
    const run = runs.get(id);
    const record = records.get(id);
    if (!run || !record || working.has(id)) throw refusal('JOB_CANNOT_RESUME');
    const campaign = await campaignHere(run.campaign);
    await deps.readyMapping(campaign.connectionId);
    const reach = await reachOf(campaign.connectionId);
    const runKey = findRunKey(id, record.fields, team, runs);
    if (!runKey) throw refusal('JOB_CANNOT_RESUME');
    const hold = await take(run);
    try {
      await passWhatChanged(run, campaign);
      records.change(id, { state: 'running' });
      launchImposing(run, hold, { run, reach, runKey, again: true });
    } catch (error) {
      await hold.release();
      throw error;
    }
  }

  const cannotUndo = (because: 'purged' | 'undone' | 'running' | 'no-key') => refusal('CANNOT_UNDO', { because });

  async function undo(id: string): Promise<void> {
    const record = records.get(id);
    if (!record) throw refusal('RUN_UNKNOWN');
    const { fields } = record;
    if (working.has(id) || starting.has(id)) throw cannotUndo('running');
    if (fields.state === 'purged' || fields.undoableUntil < parisDay(clock())) throw cannotUndo('purged');
    if (fields.state === 'undone') throw cannotUndo('undone');
    const runKey = findRunKey(id, fields, team, runs);
    if (!runKey) throw cannotUndo('no-key');
    const campaign = await campaignHere(fields.campaign);
    const reach = await reachOf(campaign.connectionId);
    const hold = await take({ campaign: fields.campaign, source: fields.source }).catch((error) => {
      throw isRefusal(error, 'IMPOSING_ELSEWHERE') ? cannotUndo('running') : error;
    });
    records.change(id, { state: 'undoing' });
    const progress: Progressed = { what: 'undo', changed: fields.undone, passed: fields.notUndone };
    const job = jobs.run(
      'undo',
      campaign.name,
      async function* (signal) {
        const order = { run: id, campaign: fields.campaign, campaignName: campaign.name, reach, runKey };
        const progressed = (changed: number, passed: number) => Object.assign(progress, { changed, passed });
        try {
          return yield* undoRun({ ...deps, records, undoneImposed }, { ...order, progressed }, hold, signal);
        } finally {
          await hold.release();
        }
      },
      { work: id, facts: ({ undone, notUndone }) => ({ undone, notUndone }) },
    );
    working.set(id, Object.assign(progress, { job }));
    job.outcome
      .catch(() => {})
      .finally(() => {
        working.delete(id);
      });
  }

  jobs.onResume('forced-change', {
    can: (id) => !working.has(id) && records.get(id)?.fields.state === 'interrupted' && rows.counts(id).waiting > 0,
    go: (id) => alone(id, () => resume(id)),
  });
  jobs.onResume('undo', {
    can: (id) => !working.has(id) && records.get(id)?.fields.state === 'undoing',
    go: undo,
  });

  async function mapped(campaignId: string) {
    const campaign = await campaignHere(campaignId);
    const { systems } = await deps.readyMapping(campaign.connectionId);
    return { campaign, systems };
  }

  return {
    async meanings(campaignId: string) {
      const { campaign, systems } = await mapped(campaignId);
      const { meanings, rule } = chosenFor(shared, campaign.source);
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
      runs.forgetBefore(new Date(clock().getTime() - dryRunLife).toISOString());
      const { campaign, systems } = await mapped(campaignId);
      const reach = await reachOf(campaign.connectionId);
      const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const order = { campaignId, campaign, reach, mapped: systems, ...chosenFor(shared, campaign.source) };
      const shown = await dryRun(deps, stores, order, stop);
      purge.soon();
      return shown;
    },
    rows(dryRunId: string, offset: number, limit: number): { total: number; rows: ForcedRow[] } {
      const run = current(dryRunId);
      const page = rows.page(run.id, offset, limit);
      return { total: run.shown?.rows ?? 0, rows: run.shown?.rows === 0 ? [] : page.map((row) => shownRow(run, row)) };
    },
    async impose(dryRunId: string): Promise<{ runId: string }> {
      const run = current(dryRunId);
      if (run.shown && run.shown.lacking.length > 0) throw refusal('RIGHT_LACKING');
      if (!run.shown || run.shown.rows === 0) throw refusal('NOTHING_TO_IMPOSE');
      await alone(run.id, () => begin(run));
      return { runId: run.id };
    },
    undo,
    async *watch(runId: string): AsyncGenerator<Progress, Run, void> {
      if (!records.get(runId)) throw refusal('RUN_UNKNOWN');
      const seen = working.get(runId);
      try {
        if (seen) yield* seen.job.follow();
      } catch {
        // How it ended is in its state; the panel of jobs has the reason.
      }
      const now = working.get(runId);
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
        .flatMap(({ id }) => records.shown(id, working.get(id)) ?? [])
        .sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    /** Whether anything is at work on a database of this connection's campaigns. */
    isWorking: () => working.size > 0 || starting.size > 0,
    /** Deletes the former values that are due; for whoever cannot wait for the next opening. */
    purge: purge.run,
    /** To be awaited before the vault closes; the jobs are stopped by their room. */
    async close() {
      closing.abort();
      await purge.close();
    },
  };

  /** A dry run that is not too old; refuses DRY_RUN_OVER. */
  function current(id: string): StoredRun {
    const run = runs.get(id);
    if (!run || run.imposed || clock().getTime() - Date.parse(run.at) > dryRunLife) throw refusal('DRY_RUN_OVER');
    return run;
  }
}

function shownRow({ plan }: StoredRun, row: ReturnType<ReturnType<typeof rowStore>['page']>[number]): ForcedRow {
  const planned = plan.find(({ system }) => system === row.system);
  const { system, accountId, login, person, former } = row;
  return {
    ...{ system, table: planned?.table ?? '', accountId, login, person, column: planned?.column ?? '' },
    ...(planned?.value === undefined ? {} : { value: planned.value, former }),
  };
}
