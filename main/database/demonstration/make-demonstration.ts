import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { defaultAccounts, defaultSeed } from './accounts.ts';
import { demonstrationRows } from './rows.ts';
import { createTable, demonstrationTables } from './tables.ts';

/** Grows with every change of the recipe: a file made by another recipe is made again. */
export const recipe = 1;
/** "Ouva", by which the file is known as a demonstration. */
export const applicationId = 0x4f757661;

/**
 * Makes the embedded Ouvadmin at `file`, replacing what stands there: SQLite, synthetic accounts over four systems, the same
 * content for the same seed and count. Takes a good second and blocks while it does: call it in a worker.
 */
export function makeDemonstration(file: string, seed = defaultSeed, accounts = defaultAccounts): void {
  rmSync(file, { force: true });
  const db = new Database(file);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.transaction(() => fill(db, seed, accounts))();
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${recipe}`);
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** Whether the file is a whole demonstration of today's recipe. Reads all of it. */
export function soundDemonstration(file: string): boolean {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return (
        db.pragma('application_id', { simple: true }) === applicationId &&
        db.pragma('user_version', { simple: true }) === recipe &&
        db.pragma('quick_check', { simple: true }) === 'ok'
      );
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

function fill(db: Database.Database, seed: number, accounts: number): void {
  const inserts = new Map<string, Database.Statement>();
  for (const table of demonstrationTables) {
    db.exec(createTable(table));
    const places = table.columns.map(() => '?').join(', ');
    inserts.set(table.name, db.prepare(`INSERT INTO "${table.name}" VALUES (${places})`));
  }
  for (const { table, values } of demonstrationRows(seed, accounts)) inserts.get(table)?.run(...values);
}
