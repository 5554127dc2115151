import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** The key under which stored values are fingerprinted; made once, it never leaves the vault and the worker that uses it. */
export function fingerprintKey(db: Database): Buffer {
  const name = 'fingerprint-key';
  const kept = db.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(name);
  if (typeof kept === 'string') return Buffer.from(kept, 'hex');
  const made = randomBytes(32);
  db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)').run(name, made.toString('hex'));
  return made;
}
