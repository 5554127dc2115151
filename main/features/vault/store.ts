import type { Database } from 'better-sqlite3';
import { z } from 'zod';

const IdleMinutes = z.coerce.number().int().min(0).max(240).catch(15);

/** Minutes after which the vault locks when nobody is there; 15 unless the volunteer chose otherwise, 0 never. */
export function readIdleMinutes(db: Database): number {
  return IdleMinutes.parse(db.prepare("SELECT value FROM setting WHERE name = 'idle-minutes'").pluck().get() ?? 15);
}

export function writeIdleMinutes(db: Database, minutes: number): void {
  db.prepare(
    "INSERT INTO setting (name, value) VALUES ('idle-minutes', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  ).run(String(minutes));
}
