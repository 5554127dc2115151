import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import type {
  AccountKey,
  ForcedChangesDeps,
  ForcedPerson,
  ReadySystem,
} from '../../../main/features/forced-changes/deps.ts';
import { openForcedChanges } from '../../../main/features/forced-changes/forced-changes.ts';
import { policies } from '../../../main/features/password-campaigns/rules/policies.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import type { Meaning, Run, SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { heardLog } from '../../shared/heard-log.ts';
import { alone, everybody, fingerprintKey, now, usualRule } from './forcing-people.ts';

export * from './forcing-people.ts';

const [policy] = policies;

export interface Ground {
  readonly reach: Reach;
  readonly systems: readonly ReadySystem[];
  readonly people?: readonly ForcedPerson[];
  readonly replica?: Replica;
  readonly change?: Partial<ForcedChangesDeps>;
}

/** Imposed changes over a replica of their own, one Ouvadmin, and a campaign of everybody in it. */
export async function forcingOver({ reach, systems, people: given, replica: own, change = {} }: Ground) {
  const replica = own ?? (await newReplica());
  const people = [...(given ?? (await everybody(reach, systems)))];
  const { log, lines: logged } = heardLog();
  let instant = now;
  const clock = () => instant;
  const jobs = openJobs(clock, log);
  jobs.keepIn(replica.db);
  const sharing = openSharedRecords(replica.db, clock);
  const imposed: AccountKey[] = [];
  const undone: AccountKey[] = [];
  const entered: unknown[] = [];
  const deps: ForcedChangesDeps = {
    replica,
    records: sharing.records,
    jobs,
    clock,
    log,
    campaigns: {
      forForcing: async () => ({ name: 'Campagne', source: 'demonstration', connectionId: 'c1', people }),
      recordImposed: async (_campaign, _run, accounts) => void imposed.push(...accounts),
      undoneImposed: async (_campaign, _run, accounts) => void undone.push(...accounts),
    },
    team: alone,
    device: sharing.identity.device,
    authorOf: () => undefined,
    author: () => 'Paul',
    reach: async () => reach,
    openOuvadmin: () => openOuvadmin(reach),
    readyMapping: async () => ({ systems }),
    policyOf: () => {
      if (!policy) throw new Error('no policy');
      return policy;
    },
    fingerprintKey: () => fingerprintKey,
    enter: (entry) => entered.push(entry),
    ...change,
  };
  const forced = openForcedChanges(deps);
  const at = (later: Date) => {
    instant = later;
  };
  return { forced, deps, jobs, replica, people, imposed, undone, entered, logged, at, records: sharing.records };
}

export type Forcing = Awaited<ReturnType<typeof forcingOver>>;

export const meaningFor = (system: SystemMeaning['system'], meaning: Meaning): SystemMeaning => ({ system, meaning });

/** Chooses a meaning, looks, and imposes it to the end. */
export async function imposed({ forced }: Forcing, meanings: readonly SystemMeaning[], rule = usualRule) {
  await forced.setMeanings('k1', meanings, rule);
  const shown = await forced.dryRun('k1');
  const { runId } = await forced.impose(shown.id);
  return { shown, run: await ended(forced, runId) };
}

export async function undone({ forced }: Forcing, runId: string): Promise<Run> {
  await forced.undo(runId);
  return ended(forced, runId);
}

/** Waits for the end of what a run is at; its state tells how it ended. */
export async function ended(forced: Forcing['forced'], runId: string): Promise<Run> {
  const watch = forced.watch(runId);
  let next = await watch.next();
  while (!next.done) next = await watch.next();
  return next.value;
}
