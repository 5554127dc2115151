import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Journal } from '../../../main/database/journal/journal.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import type { Kind } from '../../../main/database/replica/shared-records.ts';
import { openSync, type TeamForSync } from '../../../main/features/sync/sync.ts';
import { changes } from '../../../main/shared/changes.ts';
import type { Clock } from '../../../main/shared/clock.ts';
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
  readonly openJournal: (signal: AbortSignal, clock: Clock) => Promise<Journal>;
  /** A migrated replica. */
  readonly db: Database;
  /** By how many milliseconds its clock is ahead. */
  readonly clockAhead?: number;
}

export type Laptop = ReturnType<typeof openLaptop>;

/** A laptop of the team, whose clock may be wrong. */
export function openLaptop({ team, openJournal, db, clockAhead = 0 }: LaptopOptions) {
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
      get epoch() {
        return team.epoch;
      },
      keyOf: (epoch) => team.keys.get(epoch),
      openJournal: (signal) => openJournal(signal, clock),
      refresh: async () => true,
      nameOf: (volunteer) => (volunteer === sharing.identity.volunteer ? 'me' : 'other'),
      news: changes(),
    },
  });
  const close = async () => {
    await sync.close();
    sharing.close();
  };

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
