import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { openReplica } from '../../../main/database/replica/open-replica.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import type { ReadySystem } from '../../../main/features/forced-changes/deps.ts';
import { openForcedChanges } from '../../../main/features/forced-changes/forced-changes.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';
import type { SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import { alone, everybody, fingerprintKey, usualRule } from './forcing-people.ts';

/** What the test tells the child: where all lies, and what it is to do. */
export interface ChildOrder {
  readonly replica: string;
  /** In hexadecimal. */
  readonly key: string;
  readonly reach: Reach;
  readonly systems: readonly ReadySystem[];
  readonly meanings: readonly SystemMeaning[];
  readonly deed: 'impose' | 'resume' | 'undo';
  /** As it stood before anything was changed. */
  readonly people?: Awaited<ReturnType<typeof everybody>>;
  readonly run?: string;
}

const order: ChildOrder = JSON.parse(process.argv[2] ?? '');
const clock = () => new Date('2026-11-24T10:00:00.000Z');
const replica = await openReplica({ file: order.replica, key: Buffer.from(order.key, 'hex') }, clock());
const jobs = openJobs(clock, silentLog);
jobs.keepIn(replica.db);
const sharing = openSharedRecords(replica.db, clock);
const people = await everybody(order.reach, order.systems);
const forced = openForcedChanges({
  replica,
  records: sharing.records,
  jobs,
  clock,
  log: silentLog,
  campaigns: {
    forForcing: async () => ({ name: 'Campagne', source: 'demonstration', connectionId: 'c1', people }),
    recordImposed: async (_campaign, _run, accounts) => void process.stdout.write(`imposed ${accounts.length}\n`),
    undoneImposed: async (_campaign, _run, accounts) => void process.stdout.write(`undone ${accounts.length}\n`),
  },
  team: alone,
  device: sharing.identity.device,
  authorOf: () => undefined,
  author: () => 'Paul',
  reach: async () => order.reach,
  openOuvadmin: () => openOuvadmin(order.reach),
  readyMapping: async () => ({ systems: order.systems }),
  policyOf: () => ({ minimumLength: 8, maximumLength: 14 }) as never,
  fingerprintKey: () => fingerprintKey,
  enter: () => {},
});

async function begin(): Promise<string> {
  if (order.deed === 'impose') {
    await forced.setMeanings('k1', order.meanings, usualRule);
    const shown = await forced.dryRun('k1');
    return (await forced.impose(shown.id)).runId;
  }
  const [run] = forced.runs('k1');
  if (order.deed === 'undo') await forced.undo(run?.id ?? '');
  // The process before may have been killed between its last row and its exit: nothing is left then.
  else if (run?.state === 'interrupted') await jobs.resume(jobs.list()[0]?.id ?? '');
  return run?.id ?? '';
}

const run = await begin();
process.stdout.write(`run ${run}\n`);
const watch = forced.watch(run);
let next = await watch.next();
while (!next.done) {
  process.stdout.write(`${next.value.step} ${next.value.done}\n`);
  next = await watch.next();
}
process.stdout.write(`ended ${next.value.state}\n`);
await replica.close();
process.exit();
