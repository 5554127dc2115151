import type { Database } from 'better-sqlite3';
import { openCipher, saltOf } from './cipher.ts';
import type { ReplicaAddress } from './replica.ts';

/** A connection that can only read, for a thread of its own. */
export function openReadOnly(address: ReplicaAddress): Database {
  const salt = saltOf(address.file);
  if (!salt) throw new Error('The replica is too short to be one.');
  const db = openCipher(address.file, address.key, salt, { readonly: true, fileMustExist: true });
  db.pragma('cache_size = -32000');
  return db;
}
