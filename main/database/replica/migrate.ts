import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';

const copiesKept = 5;

/** A step failed: nothing of it stands, and the copy made before the first step is beside the vault. */
export class MigrationFailed extends Error {
  readonly step: string;
  readonly copy: string;
  constructor(step: string, copy: string, cause: unknown) {
    super(`Migration ${step} failed; the copy made before is ${copy}.`, { cause });
    this.name = 'MigrationFailed';
    this.step = step;
    this.copy = copy;
  }
}

export function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

/** Takes the steps that the file has not taken yet, in order, and stops at the first that fails (MigrationFailed). */
export function migrate(db: Database, file: string, migrations: readonly Migration[], now: Date): void {
  const from = versionOf(db);
  const missing = migrations.filter((step) => step.number > from);
  if (missing.length === 0) return;
  const copy = from > 0 ? copyBefore(db, file, from, now) : '';
  for (const step of missing) {
    try {
      db.transaction(() => {
        step.up(db);
        db.pragma(`user_version = ${step.number}`);
      }).immediate();
    } catch (error) {
      throw new MigrationFailed(`${step.number}-${step.name}`, copy, error);
    }
  }
}

/** Version 100 comes after version 90, made at the same instant. */
const byNumbers = new Intl.Collator('en', { numeric: true }).compare;

/** The copies that stand beside a replica, newest first. */
export function copiesOf(file: string): string[] {
  try {
    const folder = copiesFolder(file);
    return readdirSync(folder)
      .sort(byNumbers)
      .reverse()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function copiesFolder(file: string): string {
  return join(dirname(file), 'copies');
}

function copyBefore(db: Database, file: string, version: number, now: Date): string {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const folder = copiesFolder(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `${now.toISOString().replaceAll(':', '-')}-version-${version}.db`);
  copyFileSync(file, copy);
  // Beside them stand vaults that a restore has set aside: those are not ours to remove.
  const made = copiesOf(file).filter((name) => name.endsWith('.db'));
  for (const old of made.slice(copiesKept)) rmSync(old, { force: true });
  return copy;
}
