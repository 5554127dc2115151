import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import { openDataInventory } from '../../../main/features/data-inventory/data-inventory.ts';
import type { DataInventoryDeps } from '../../../main/features/data-inventory/deps.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import type { Inventory, ProcessingRegister } from '../../../preload/contract/data-inventory.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { heardLog } from '../../shared/heard-log.ts';

/** The inventory over a replica of its own, every connection leading to the same database. */
export async function inventoryOver(reach: Reach, change: Partial<DataInventoryDeps> = {}) {
  const replica = await newReplica();
  const { log, lines: logged } = heardLog();
  let instant = Date.parse('2026-11-24T10:00:00.000Z');
  const clock = () => {
    instant += 1;
    return new Date(instant);
  };
  const jobs = openJobs(clock, log);
  jobs.keepIn(replica.db);
  const sharing = openSharedRecords(replica.db, clock);
  const entered: unknown[] = [];
  const written: unknown[] = [];
  const deps: DataInventoryDeps = {
    db: replica.db,
    records: sharing.records,
    jobs,
    clock,
    author: () => 'Jeanne',
    nameOf: () => undefined,
    connection: () => ({ name: 'Ouvadmin', source: 'demonstration' }),
    reachOf: () => reach,
    enter: (entry) => entered.push(entry),
    // biome-ignore lint/correctness/useYield: it is answered at once.
    async *writeExport(order) {
      written.push(order);
      return { journalId: 'j', fileName: 'f.ods', rows: 0, sheets: 1, bytes: 1, sha256: '', alterations: [] };
    },
    ...change,
  };
  const inventory = openDataInventory(deps);
  return { inventory, deps, jobs, replica, entered, written, logged };
}

type Over = Awaited<ReturnType<typeof inventoryOver>>;

/** What is told first. */
export async function now({ inventory }: Over): Promise<Inventory> {
  for await (const told of inventory.watch('c1')) return told;
  throw new Error('nothing was told');
}

export async function registerNow({ inventory }: Over): Promise<ProcessingRegister> {
  for await (const told of inventory.watchRegister()) return told;
  throw new Error('nothing was told');
}

/** Scans to the end of the job, however it ends. */
export async function scanned(over: Over): Promise<string> {
  const { jobId } = await over.inventory.scan('c1');
  for await (const jobs of over.jobs.watch()) {
    const job = jobs.find(({ id }) => id === jobId);
    if (job && job.state !== 'running') return job.state;
  }
  return 'lost';
}
