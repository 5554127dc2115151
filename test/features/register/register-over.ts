import type { Database } from 'better-sqlite3';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import { openRegister, type RegisterDeps } from '../../../main/features/register/register.ts';

/** A register over an open replica, with the names of nobody; exports are answered by the test. */
export function registerOver(db: Database, now: () => Date, change: Partial<RegisterDeps> = {}) {
  const { records, identity } = openSharedRecords(db, now);
  const register = openRegister({
    records,
    clock: now,
    author: () => 'Jeanne',
    whoIs: (volunteer) => ({ mine: volunteer === identity.volunteer }),
    writeExport: () => {
      throw new Error('Nothing is exported here.');
    },
    ...change,
  });
  return { register, records, identity };
}
