import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { refusal } from '../../shared/refusal.ts';

/**
 * Keeps a second Ouvadesk from opening the same vault: an exclusive transaction on an empty file beside it, which the
 * operating system lets go even when the application is killed. Answers with the way to let go; throws VAULT_IN_USE.
 */
export function holdVault(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new Database(join(folder, 'in-use.db'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw refusal('VAULT_IN_USE');
    throw error;
  }
  return () => db.close();
}
