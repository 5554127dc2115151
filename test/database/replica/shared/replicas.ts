import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { migrations } from '../../../../main/database/replica/migrations/index.ts';
import { openSharedRecords } from '../../../../main/database/replica/shared/open-shared-records.ts';
import type { Sharing } from '../../../../main/database/replica/shared/sharing.ts';
import type { Kind } from '../../../../main/database/replica/shared-records.ts';

export const startTime = Date.parse('2026-11-24T10:00:00.000Z');

/** A kind with one field of each sort. */
export const piece = {
  name: 'piece',
  version: 1,
  fields: z.object({
    name: z.string().default(''),
    state: z.enum(['asked', 'received', 'checked']).default('asked'),
    count: z.number().default(0),
    seen: z.boolean().default(false),
    tags: z.array(z.string()).default([]),
  }),
  sets: ['tags'],
} satisfies Kind;

export interface TestReplica extends Sharing {
  readonly db: Database.Database;
  /** What this laptop's clock says; tests set it. */
  readonly time: { now: number };
}

/** A replica in memory, of a laptop of its own. */
export function openTestReplica(db = new Database(':memory:')): TestReplica {
  for (const step of migrations) if (step.number === 60 && !isMigrated(db)) step.up(db);
  const time = { now: startTime };
  const sharing = openSharedRecords(db, () => new Date(time.now));
  onTestFinished(() => {
    sharing.close();
    db.close();
  });
  return { ...sharing, db, time };
}

/** Each gives the other all that it wrote. */
export async function exchange(...replicas: readonly TestReplica[]): Promise<void> {
  for (const from of replicas) for (const to of replicas) if (from !== to) await deliver(from, to);
}

export async function deliver(from: TestReplica, to: TestReplica): Promise<void> {
  await to.inbox.receive(from.outbox.operations(1, Number.MAX_SAFE_INTEGER));
}

function isMigrated(db: Database.Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sharing'").get() !== undefined;
}
