import type { Database } from 'better-sqlite3';
import { openCipher, saltOf } from './cipher.ts';
import type { ReplicaAddress } from './replica.ts';

/**
 * A writing connection for the thread of a job that keeps its own results. Its transactions must be short: the main thread
 * waits for them when it writes. NORMAL, not FULL: a power cut may cost the last batch, which the job then does again.
 */
export function openForJob(address: ReplicaAddress): Database {
  const salt = saltOf(address.file);
  if (!salt) throw new Error('The replica is too short to be one.');
  const db = openCipher(address.file, address.key, salt, { fileMustExist: true });
  db.pragma('synchronous = NORMAL');
  db.pragma('cache_size = -16000');
  return db;
}
