import { randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { makeDemonstration } from '../../../main/database/demonstration/make-demonstration.ts';
import type { ReadySystem } from '../../../main/features/forced-changes/deps.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

/** The four systems of the demonstration, as the application maps them. */
export const demonstrationSystems: readonly ReadySystem[] = [
  {
    ...{ system: 'account', table: 'comptes', storage: 'clear', primaryKey: ['id_compte'] },
    columns: {
      id: 'id_compte',
      login: 'login',
      password: 'mot_de_passe',
      status: 'etat',
      mustChange: 'forcer_changement',
    },
  },
  {
    ...{ system: 'mailbox', table: 'boites_mail', storage: 'auto', primaryKey: ['id_boite'] },
    columns: { id: 'id_boite', login: 'adresse', password: 'mdp', status: 'actif', mustChange: 'mdp_a_changer' },
  },
  {
    ...{ system: 'ftp', table: 'acces_ftp', storage: 'md5', primaryKey: ['id_ftp'] },
    columns: { id: 'id_ftp', login: 'utilisateur', password: 'pass_md5', status: 'actif' },
  },
  {
    ...{ system: 'database', table: 'bases_donnees', storage: 'mysql-native', primaryKey: ['id_base'] },
    columns: { id: 'id_base', login: 'utilisateur_sql', password: 'mot_de_passe_sql', status: 'etat' },
  },
];

const made = new Map<number, string>();

/** A demonstration of so many accounts, made once for a file of tests. */
function original(accounts: number): string {
  const file = made.get(accounts) ?? join(tmpdir(), `ouvadesk-demonstration-${process.pid}-${randomUUID()}.sqlite`);
  if (!made.has(accounts)) makeDemonstration(file, undefined, accounts);
  made.set(accounts, file);
  return file;
}

afterAll(() => {
  for (const file of made.values()) rmSync(file, { force: true });
});

/** A demonstration of its own, which a test may read and write beside what it tests. */
export function demonstrationCopy(accounts = 120) {
  const file = join(temporaryFolder(), 'ouvadmin.sqlite');
  copyFileSync(original(accounts), file);
  const db = new Database(file);
  return {
    file,
    reach: { dialect: 'sqlite' as const, file },
    all: (sql: string, ...values: unknown[]) =>
      db.prepare(sql).all(...values) as Record<string, string | number | null>[],
    run: (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values),
    close: () => db.close(),
  };
}
