import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import type { RetentionDeps, RetentionTeam } from '../../../main/features/retention/deps.ts';
import { performOrder } from '../../../main/features/retention/perform-order.ts';
import { openRetention } from '../../../main/features/retention/retention.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import type { ClockDraft, PurgeRun, Retention, RuleDraft } from '../../../preload/contract/retention.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { heardLog } from '../../shared/heard-log.ts';

export const now = new Date('2026-11-24T10:00:00.000Z');

export const alone: RetentionTeam = {
  epoch: 0,
  standing: () => 'alone',
  keyOf: () => undefined,
  nameOf: () => undefined,
  openJournal: () => Promise.reject(new Error('no journal here')),
};

export interface Ground {
  readonly reach: Reach;
  /** "demonstration" unless it is said. */
  readonly source?: string;
  readonly replica?: Replica;
  readonly change?: Partial<RetentionDeps>;
}

/** Retention over a replica of its own and one Ouvadmin. */
export async function retentionOver({ reach, source = 'demonstration', replica: own, change = {} }: Ground) {
  const replica = own ?? (await newReplica());
  const { log, lines: logged } = heardLog();
  let instant = now;
  const clock = () => instant;
  const jobs = openJobs(clock, log);
  jobs.keepIn(replica.db);
  const sharing = openSharedRecords(replica.db, clock);
  const entered: unknown[] = [];
  const exported: unknown[] = [];
  const deps: RetentionDeps = {
    ...{ replica, records: sharing.records, jobs, clock, log, team: alone },
    device: sharing.identity.device,
    authorOf: () => undefined,
    author: () => 'Paul',
    connections: () => [{ id: 'c1', source }],
    reach: async () => reach,
    talk: performOrder,
    openOuvadmin: () => openOuvadmin(reach),
    enter: (entry) => entered.push(entry),
    writeExport: (order) => {
      exported.push(order);
      throw new Error('nothing is exported here');
    },
    ...change,
  };
  const retention = openRetention(deps);
  const at = (later: Date) => {
    instant = later;
  };
  return { retention, deps, jobs, replica, entered, exported, logged, at, records: sharing.records };
}
export type Over = Awaited<ReturnType<typeof retentionOver>>;

/** All that the screen would show now. */
export async function shown({ retention }: Pick<Over, 'retention'>): Promise<Retention> {
  const watch = retention.watch('c1');
  const { value } = await watch.next();
  await watch.return();
  if (!value) throw new Error('nothing is shown');
  return value;
}

export const clockOf = (amount: number, unit: 'day' | 'month' | 'year' = 'year'): ClockDraft => ({
  name: { fr: `${amount} ${unit}`, en: `${amount} ${unit}` },
  duration: { amount, unit },
  event: { fr: 'fin', en: 'end' },
  runsFrom: 'event',
  source: 'un essai',
  checkedOn: '2026-11-24',
});

export const ruleOf = (clockId: string, rule: Partial<RuleDraft> & Pick<RuleDraft, 'table' | 'event'>): RuleDraft => ({
  ...{ name: `Règle de ${rule.table}`, clockId, conditions: [], deed: { kind: 'delete', without: [] }, person: [] },
  ...rule,
});

/** Looks, confirms what was shown, and purges to the end. */
export async function purged(over: Over, ruleId: string): Promise<PurgeRun> {
  const preview = await over.retention.preview(ruleId);
  const { runId } = await over.retention.purge(preview.id, preview.rows);
  return ended(over, runId);
}

export async function undone(over: Over, runId: string): Promise<PurgeRun> {
  await over.retention.undo(runId);
  return ended(over, runId);
}

/** Waits for the end of what a run is at; its state tells how it ended. */
export async function ended({ retention }: Pick<Over, 'retention'>, runId: string): Promise<PurgeRun> {
  const watch = retention.watchRun(runId);
  let next = await watch.next();
  while (!next.done) next = await watch.next();
  return next.value;
}
