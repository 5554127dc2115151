import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Journal } from '../../../main/database/journal/journal.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import type { MysqlReach } from '../../../main/database/ouvadmin/mysql-options.ts';
import { migrations } from '../../../main/database/replica/migrations/index.ts';
import { openLaptop, type TestTeam } from './laptop.ts';

export interface LaptopChoices {
  readonly team: TestTeam;
  readonly reach: () => MysqlReach;
  readonly clockAhead?: number;
  readonly db?: Database.Database;
  /** What the laptop gets for its journal; the journal itself by default. */
  readonly around?: (journal: Journal) => Journal;
}

/** A laptop with a replica in memory, closed after the test. */
export function testLaptop({ reach, db = new Database(':memory:'), around = same, ...options }: LaptopChoices) {
  if (Number(db.pragma('user_version', { simple: true })) === 0) {
    for (const step of migrations) step.up(db);
    db.pragma(`user_version = ${migrations.at(-1)?.number}`);
  }
  const laptop = openLaptop({
    ...options,
    db,
    openJournal: async (signal, clock) =>
      around(await openJournal(reach(), { clock, signal, limits: { connect: 2_000, query: 10_000 } })),
  });
  onTestFinished(laptop.close);
  return laptop;
}

const same = (journal: Journal) => journal;
