import type { Database } from 'better-sqlite3';
import { openCipher, saltOf } from './cipher.ts';
import { latestVersion, migrate, versionOf } from './migrate.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { openReader } from './reader.ts';
import type { Replica, ReplicaAddress } from './replica.ts';

/** "Ouva" in ASCII: tells `file` and people what this SQLite file is. */
const applicationId = 0x4f757661;

/** The replica was written by a newer application; it was not touched. */
export class ReplicaNewer extends Error {
  readonly fileVersion: number;
  readonly appVersion: number;
  constructor(fileVersion: number, appVersion: number) {
    super(`The replica has version ${fileVersion}, this application knows ${appVersion}.`);
    this.name = 'ReplicaNewer';
    this.fileVersion = fileVersion;
    this.appVersion = appVersion;
  }
}

/** The file has no readable head, or a page of it is damaged. */
export class ReplicaDamaged extends Error {}

/** Makes the file of a new replica; it must not exist yet. */
export function createReplica(file: string, key: Uint8Array, salt: Uint8Array, now: Date): void {
  const db = openCipher(file, key, salt);
  try {
    prepare(db);
    db.pragma(`application_id = ${applicationId}`);
    migrate(db, file, allMigrations, now);
  } finally {
    db.close();
  }
}

/**
 * Opens an existing replica and brings it up to date. Throws SQLite's own error when the key does not fit, ReplicaNewer,
 * ReplicaDamaged or MigrationFailed; in each case the file is as it was.
 */
export async function openReplica(
  address: ReplicaAddress,
  now: Date,
  migrations: readonly Migration[] = allMigrations,
): Promise<Replica> {
  const salt = saltOf(address.file);
  if (!salt) throw new ReplicaDamaged('The file has no head.');
  refuseNewer(address, salt, migrations);
  const reader = openReader(address);
  const open: { db?: Database } = {};
  try {
    const [sound] = await reader.read<{ quick_check: string }>('PRAGMA quick_check(1)');
    if (sound?.quick_check !== 'ok') throw new ReplicaDamaged(sound?.quick_check);
    const db = openCipher(address.file, address.key, salt, { fileMustExist: true });
    open.db = db;
    prepare(db);
    migrate(db, address.file, migrations, now);
    return {
      address,
      db,
      read: reader.read,
      readPage: reader.readPage,
      async close() {
        if (!db.open) return;
        await reader.close();
        db.pragma('wal_checkpoint(TRUNCATE)');
        db.close();
      },
    };
  } catch (error) {
    await reader.close();
    open.db?.close();
    throw error;
  }
}

function refuseNewer(address: ReplicaAddress, salt: Uint8Array, migrations: readonly Migration[]): void {
  const db = openCipher(address.file, address.key, salt, { readonly: true, fileMustExist: true });
  try {
    const version = versionOf(db);
    const latest = latestVersion(migrations);
    if (version > latest) throw new ReplicaNewer(version, latest);
  } finally {
    db.close();
  }
}

function prepare(db: Database): void {
  db.pragma('journal_mode = WAL');
  // FULL: what a volunteer has typed survives a power cut, not only a crash.
  db.pragma('synchronous = FULL');
}
