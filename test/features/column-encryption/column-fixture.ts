import { randomBytes } from 'node:crypto';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import type { ColumnKeys } from '../../../main/encryption/cipher/column-cipher.ts';
import {
  type ColumnEncryption,
  openColumnEncryption,
} from '../../../main/features/column-encryption/column-encryption.ts';
import type { ColumnEncryptionDeps, ColumnKeyRoom } from '../../../main/features/column-encryption/deps.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { changes } from '../../../main/shared/changes.ts';
import type { ColumnState, Plan, Treatment } from '../../../preload/contract/column-encryption.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { heardLog } from '../../shared/heard-log.ts';

export const now = new Date('2026-11-24T10:00:00.000Z');

interface TestKey {
  readonly number: number;
  readonly key: Buffer;
  retired: boolean;
}

/** Keys in memory, which two laptops of a test may share. The real ones are tried beside their own code. */
export function testKeys(): ColumnKeyRoom & { readonly of: Map<string, { index: Buffer; keys: TestKey[] }> } {
  const of = new Map<string, { source: string; index: Buffer; keys: TestKey[] }>();
  const news = changes();
  let last = 0;
  const add = (plan: string) => {
    last += 1;
    of.get(plan)?.keys.push({ number: last, key: randomBytes(32), retired: false });
    news.tell();
    return last;
  };
  const copy = ({ number, key }: TestKey) => ({ number, key: Buffer.from(key) });
  return {
    of,
    news,
    async make({ plan, source }) {
      of.set(plan, { source, index: randomBytes(32), keys: of.get(plan)?.keys ?? [] });
      return add(plan);
    },
    async keysOf(plan, number): Promise<ColumnKeys | undefined> {
      const found = of.get(plan);
      const current = found?.keys.findLast((key) => (number === undefined ? !key.retired : key.number === number));
      if (!found || !current) return undefined;
      const older = found.keys.filter((key) => key !== current).map(copy);
      return { current: copy(current), older, index: Buffer.from(found.index) };
    },
    async next(plan, current) {
      const newest = of.get(plan)?.keys.at(-1);
      return newest && newest.number > current ? newest.number : add(plan);
    },
    retire(plan, number) {
      for (const key of of.get(plan)?.keys ?? []) if (number === undefined || key.number === number) key.retired = true;
    },
    async ring(source) {
      const columns = [...of].filter(([, one]) => one.source === source && one.keys.some(({ retired }) => !retired));
      return {
        columns: columns.map(([planId, { keys }]) => ({
          ...{ planId, table: '', column: '', holders: [], readable: true },
          keys: keys
            .filter(({ retired }) => !retired)
            .map(({ number }) => ({
              number,
              madeAt: `2026-11-24T10:00:${10 + number}.000Z`,
              by: 'Paul',
              current: true,
            })),
        })),
        volunteers: [],
        standing: 'team',
        recovery: 'rehearsed',
      };
    },
    mayContract: async () => 'yes',
  };
}

export interface Ground {
  readonly reach: Reach;
  readonly source?: string;
  readonly replica?: Replica;
  readonly change?: Partial<ColumnEncryptionDeps>;
}

/** Column encryption over a replica of its own and one Ouvadmin. */
export async function encryptionOver({ reach, source = 'demonstration', replica: own, change = {} }: Ground) {
  const replica = own ?? (await newReplica());
  const { log, lines: logged } = heardLog();
  let instant = now;
  const clock = () => instant;
  const jobs = openJobs(clock, log);
  jobs.keepIn(replica.db);
  const sharing = openSharedRecords(replica.db, clock);
  const entered: Parameters<ColumnEncryptionDeps['enter']>[0][] = [];
  const deps: ColumnEncryptionDeps = {
    ...{ replica, jobs, clock, log, records: sharing.records },
    shell: { chooseSaveTarget: async () => undefined, abandonSaveTarget: async () => {} },
    device: sharing.identity.device,
    volunteer: sharing.identity.volunteer,
    author: () => 'Paul',
    nameOf: () => undefined,
    connections: () => [{ id: 'c1', name: 'Ouvadmin', source }],
    reach: async () => reach,
    async tables() {
      const ouvadmin = await openOuvadmin(reach);
      return ouvadmin.tables().finally(() => ouvadmin.close());
    },
    keys: testKeys(),
    delivered: () => undefined,
    passwordColumn: () => undefined,
    lastAudit: () => undefined,
    clocks: () => [],
    enter: (entry) => entered.push(entry),
    lease: 2,
    ...change,
  };
  const encryption = openColumnEncryption(deps);
  const at = (later: Date) => {
    instant = later;
  };
  // As a screen does: what the database says is then known at once.
  const leaving = new AbortController();
  const watching = followAll(encryption.watchPlans('c1', leaving.signal));
  async function close(): Promise<void> {
    leaving.abort();
    await watching;
    await jobs.stop();
    await encryption.close();
    sharing.close();
  }
  return { encryption, deps, jobs, replica, entered, logged, at, close, records: sharing.records };
}

async function followAll(plans: AsyncGenerator<unknown>): Promise<void> {
  for await (const _ of plans);
}

export type Encrypting = Awaited<ReturnType<typeof encryptionOver>>;

/** The plan as it is known now. */
export async function shown({ encryption }: Pick<Encrypting, 'encryption'>, planId: string): Promise<Plan> {
  const watch = encryption.watch(planId);
  const first = await watch.next();
  await watch.return();
  if (first.done) throw new Error('no plan');
  return first.value;
}

/** Waits until nothing is at work on it any more. */
export async function atRest({ jobs }: Pick<Encrypting, 'jobs'>): Promise<void> {
  for await (const list of jobs.watch()) if (list.every(({ state }) => state !== 'running')) return;
}

/** Takes a step and waits for its end, whatever that is. */
export async function forward(
  laptop: Encrypting,
  planId: string,
  from: ColumnState,
  confirmed?: string,
): Promise<Plan> {
  await laptop.encryption.forward(planId, from, confirmed);
  await atRest(laptop);
  return shown(laptop, planId);
}

export async function back(laptop: Encrypting, planId: string, from: ColumnState): Promise<Plan> {
  await laptop.encryption.back(planId, from);
  await atRest(laptop);
  return shown(laptop, planId);
}

export const planned = async (
  { encryption }: { encryption: ColumnEncryption },
  table: string,
  column: string,
  treatment: Treatment,
) => (await encryption.plan('c1', table, column, treatment)).planId;

export const encrypt = (index: 'none' | 'email' | 'telephone' | 'text' = 'none'): Treatment => ({
  kind: 'encrypt',
  index,
});

/** As little as Argon2id may be, so that many are made in no time. */
export const hash: Treatment = { kind: 'hash', argon2id: { memoryKib: 8_192, passes: 1, lanes: 1 } };
