import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { saltBytes } from './key.ts';

/** The salt at the head of a SQLCipher file, or undefined when the file is too short to be one. */
export function saltOf(file: string): Buffer | undefined {
  const salt = Buffer.alloc(saltBytes);
  const handle = openSync(file, 'r');
  try {
    return readSync(handle, salt, 0, saltBytes, 0) === saltBytes ? salt : undefined;
  } finally {
    closeSync(handle);
  }
}

/** Opens a file in SQLCipher 4 format with a raw key. Nothing is read yet: a wrong key shows at the first statement. */
export function openCipher(
  file: string,
  key: Uint8Array,
  salt: Uint8Array,
  options: Database.Options = {},
): Database.Database {
  const db = new Database(file, options);
  try {
    applyKey(db, 'key', key, salt);
    // Sorting spills into memory: a temporary file would hold rows in clear.
    db.pragma('temp_store = MEMORY');
    db.pragma('foreign_keys = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Encrypts an open file anew; it must not be in WAL mode. */
export function rekey(db: Database.Database, key: Uint8Array, salt: Uint8Array): void {
  applyKey(db, 'rekey', key, salt);
}

function applyKey(db: Database.Database, deed: 'key' | 'rekey', key: Uint8Array, salt: Uint8Array): void {
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  db.pragma(`${deed} = "x'${Buffer.from(key).toString('hex')}${Buffer.from(salt).toString('hex')}'"`);
}

/** Whether SQLite says that the file cannot be read with this key, or not any more. */
export function isUnreadable(error: unknown): boolean {
  const code = error instanceof Database.SqliteError ? error.code : '';
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR');
}
