import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { openReplica } from '../../../main/database/replica/open-replica.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import { openColumnEncryption } from '../../../main/features/column-encryption/column-encryption.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';
import { isRefusal } from '../../../main/shared/refusal.ts';
import type { ColumnState, Treatment } from '../../../preload/contract/column-encryption.ts';
import { fixedKeys } from './fixed-keys.ts';

/** What the test tells the child: where all lies, and how far it is to go. */
export interface ChildOrder {
  readonly replica: string;
  /** In hexadecimal. */
  readonly key: string;
  readonly reach: Reach;
  readonly table: string;
  readonly column: string;
  readonly treatment: Treatment;
  readonly to: ColumnState;
  readonly lease: number;
}

const order: ChildOrder = JSON.parse(process.argv[2] ?? '');
const clock = () => new Date();
const replica = await openReplica({ file: order.replica, key: Buffer.from(order.key, 'hex') }, clock());
const jobs = openJobs(clock, silentLog);
jobs.keepIn(replica.db);
const sharing = openSharedRecords(replica.db, clock);
const encryption = openColumnEncryption({
  ...{ replica, jobs, clock, log: silentLog, records: sharing.records, lease: order.lease },
  shell: { chooseSaveTarget: async () => undefined, abandonSaveTarget: async () => {} },
  device: sharing.identity.device,
  volunteer: sharing.identity.volunteer,
  author: () => 'Paul',
  nameOf: () => 'Paul',
  connections: () => [{ id: 'c1', name: 'Ouvadmin', source: 'demonstration' }],
  reach: async () => order.reach,
  tables: async () => [
    { name: order.table, columns: [{ name: order.column, type: 'text', nullable: true }], primaryKey: [] },
  ],
  keys: fixedKeys(),
  delivered: () => undefined,
  passwordColumn: () => undefined,
  lastAudit: () => undefined,
  clocks: () => [],
  enter: () => {},
});
const say = (line: string) => void process.stdout.write(`${line}\n`);
const [known] = encryption.plansOf('demonstration');
const planId = known?.id ?? (await encryption.plan('c1', order.table, order.column, order.treatment)).planId;
const watching = new AbortController();

async function follow(): Promise<void> {
  for await (const plan of encryption.watch(planId, watching.signal))
    say(`${plan.state} ${plan.now?.progress.done ?? ''}`);
}
void follow();

const states: readonly ColumnState[] = ['planned', 'expanding', 'backfilling', 'verifying', 'switched', 'contracted'];

/** One step on the way, a cut one first. */
async function step(state: ColumnState): Promise<void> {
  const [last] = jobs.list();
  if (last?.canResume) await jobs.resume(last.id);
  else if (states.indexOf(state) > states.indexOf(order.to)) await encryption.back(planId, state);
  else await encryption.forward(planId, state, order.column);
  for await (const list of jobs.watch()) if (list.every((job) => job.state !== 'running')) break;
  const [ended] = jobs.list();
  if (ended?.state !== 'done') throw new Error(`ended as ${ended?.state} ${JSON.stringify(ended?.problem)}`);
}

for (;;) {
  const { known: row } = await seen();
  const state = row?.state ?? 'planned';
  const isCut = jobs.list()[0]?.canResume ?? false;
  if (state === order.to && !isCut) break;
  say(`step ${state}`);
  await step(state).catch((error) => {
    // What a kill left may have moved on between the look and the step.
    if (!isRefusal(error, 'STATE_CHANGED')) throw error;
  });
}
say('ended');
await replica.close();
process.exit();

/** The plan as the database has it: the first look comes with the watch. */
async function seen() {
  await encryption.look('c1');
  const plan = encryption.plansOf('demonstration').find(({ id }) => id === planId);
  if (!plan) throw new Error('no plan');
  return plan;
}
