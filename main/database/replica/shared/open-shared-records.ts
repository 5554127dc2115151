import type { Database } from 'better-sqlite3';
import type { Clock } from '../../../shared/clock.ts';
import type { Sharing } from './sharing.ts';

/**
 * What of an open replica is shared. The first opening makes the identity of this device and of its volunteer. Only the main
 * thread's connection may be given, and one Sharing stands for it: it remembers what it read.
 */
export function openSharedRecords(_db: Database, _clock: Clock): Sharing {
  throw new Error('not built yet');
}
