import type { Database } from 'better-sqlite3';
import { z } from 'zod';

const IdleMinutes = z.coerce.number().int().min(0).max(240).catch(15);

/** Minutes after which the vault locks when nobody is there; 15 unless the volunteer chose otherwise, 0 never. */
export function readIdleMinutes(db: Database): number {
  return IdleMinutes.parse(db.prepare("SELECT value FROM setting WHERE name = 'idle-minutes'").pluck().get() ?? 15);
}

export function writeIdleMinutes(db: Database, minutes: number): void {
  writeSetting(db, 'idle-minutes', String(minutes));
}

/** When the vault was last written out as a backup (an instant). */
export function readLastBackup(db: Database): string | undefined {
  const kept = db.prepare("SELECT value FROM setting WHERE name = 'last-backup'").pluck().get();
  return z.iso.datetime().safeParse(kept).data;
}

export function writeLastBackup(db: Database, at: string): void {
  writeSetting(db, 'last-backup', at);
}

/**
 * Says in a replica that came out of a backup that it did: another laptop may go on with the same one, and whoever shares
 * operations must take another name. What ran while the copy was made is no past of this vault.
 */
export function markRestored(db: Database, now: Date, savedAt: string | undefined): void {
  db.transaction(() => {
    writeSetting(db, 'restored-at', now.toISOString());
    if (savedAt) writeLastBackup(db, savedAt);
    db.exec("DELETE FROM job WHERE state = 'running'");
  })();
}

function writeSetting(db: Database, name: string, value: string): void {
  db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value);
}
