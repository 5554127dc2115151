import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import type { MysqlReach } from '../../../main/database/ouvadmin/mysql-options.ts';
import { migrations } from '../../../main/database/replica/migrations/index.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import type { Kind } from '../../../main/database/replica/shared-records.ts';
import { openSync, type TeamForSync } from '../../../main/features/sync/sync.ts';
import { changes } from '../../../main/shared/changes.ts';
import { silentLog } from '../../../main/shared/log.ts';

export const piece = {
  name: 'piece',
  version: 1,
  fields: z.object({ name: z.string().default(''), state: z.string().default('') }),
} satisfies Kind;

/** A team whose keys every laptop of a test holds; who belongs is another feature's business. */
export class TestTeam {
  readonly keys = new Map([[1, Buffer.alloc(32, 1)]]);
  epoch = 1;
}

export interface LaptopOptions {
  readonly team: TestTeam;
  readonly reach: () => MysqlReach;
  /** By how many milliseconds its clock is ahead. */
  readonly clockAhead?: number;
  readonly db?: Database.Database;
}

export type Laptop = ReturnType<typeof openLaptop>;

/** A laptop with a replica in memory, whose clock may be wrong, which contacts the journal only when told to. */
export function openLaptop({ team, reach, clockAhead = 0, db = new Database(':memory:') }: LaptopOptions) {
  if (Number(db.pragma('user_version', { simple: true })) === 0) {
    for (const step of migrations) step.up(db);
    db.pragma('user_version = 1');
  }
  const clock = () => new Date(Date.now() + clockAhead);
  const sharing = openSharedRecords(db, clock);
  const standing = { now: 'member' as ReturnType<TeamForSync['standing']> };
  const sync = openSync({
    db,
    sharing,
    clock,
    log: silentLog,
    kinds: [{ kind: piece, title: ({ name }) => String(name) }],
    team: {
      standing: () => standing.now,
      keys: () => ({ epoch: team.epoch, keyOf: (epoch) => team.keys.get(epoch) }),
      openJournal: (signal) => openJournal(reach(), { clock, signal, limits: { connect: 2_000, query: 10_000 } }),
      refresh: async () => true,
      nameOf: (volunteer) => (volunteer === sharing.identity.volunteer ? 'me' : 'other'),
      news: changes(),
    },
  });
  const close = async () => {
    await sync.close();
    sharing.close();
  };
  onTestFinished(close);

  /** One whole contact; what came of it. */
  async function contact() {
    await sync.now();
    return sync.status();
  }
  return { ...sharing, db, sync, clock, standing, contact, close };
}

/** All that a laptop shows of the shared records, in a form that is equal on equal laptops. */
export function shown({ records }: Pick<Laptop, 'records'>) {
  return records
    .list(piece)
    .map(({ id, fields, inConflict }) => ({ id, ...fields, inConflict }))
    .sort((one, other) => one.id.localeCompare(other.id));
}
