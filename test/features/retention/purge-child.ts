import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { openReplica } from '../../../main/database/replica/open-replica.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import { openRetention } from '../../../main/features/retention/retention.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';

/** What the test tells the child: where all lies, and what it is to do. */
export interface ChildOrder {
  readonly replica: string;
  /** In hexadecimal. */
  readonly key: string;
  readonly reach: Reach;
  readonly deed: 'purge' | 'resume' | 'undo';
  readonly rule: string;
}

const order: ChildOrder = JSON.parse(process.argv[2] ?? '');
const clock = () => new Date('2026-11-24T10:00:00.000Z');
const replica = await openReplica({ file: order.replica, key: Buffer.from(order.key, 'hex') }, clock());
const jobs = openJobs(clock, silentLog);
jobs.keepIn(replica.db);
const sharing = openSharedRecords(replica.db, clock);
const retention = openRetention({
  ...{ replica, records: sharing.records, jobs, clock, log: silentLog },
  team: {
    ...{ epoch: 0, standing: () => 'alone', keyOf: () => undefined, nameOf: () => undefined },
    openJournal: () => Promise.reject(new Error('no journal here')),
  },
  device: sharing.identity.device,
  authorOf: () => undefined,
  author: () => 'Paul',
  connections: () => [{ id: 'c1', source: 'demonstration' }],
  reach: async () => order.reach,
  openOuvadmin: () => openOuvadmin(order.reach),
  enter: () => {},
  writeExport: () => {
    throw new Error('nothing is exported here');
  },
});

async function begin(): Promise<string> {
  if (order.deed === 'purge') {
    const preview = await retention.preview(order.rule);
    return (await retention.purge(preview.id, preview.rows)).runId;
  }
  const { value } = await retention.watch('c1').next();
  const run = value?.runs[0];
  if (!run) return '';
  if (order.deed === 'undo') await retention.undo(run.id);
  // The process before may have been killed between its last row and its exit: nothing is left then.
  else if (run.state === 'interrupted') await jobs.resume(jobs.list()[0]?.id ?? '');
  return run.id;
}

const run = await begin();
process.stdout.write(`run ${run}\n`);
if (run !== '') {
  const watch = retention.watchRun(run);
  let next = await watch.next();
  while (!next.done) {
    process.stdout.write(`${next.value.step} ${next.value.done}\n`);
    next = await watch.next();
  }
  process.stdout.write(`ended ${next.value.state}\n`);
}
await replica.close();
process.exit();
