import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
  openPasswordCampaigns,
  type PasswordCampaigns,
  type PasswordCampaignsDeps,
} from '../../../main/features/password-campaigns/password-campaigns.ts';
import { type Jobs, openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';
import type { Progress } from '../../../preload/contract/common.ts';
import type { Audit, AuditOptions } from '../../../preload/contract/password-campaigns.ts';
import type { MappingVersion, SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

export const options: AuditOptions = { guessability: false, slowGuesses: 0, unchangedYears: 5 };

export interface Account {
  id: string;
  login: string;
  email?: string | null;
  name?: string | null;
  password: string | null;
  changed?: string | null;
}

export const mapping: SystemMapping = {
  system: 'account',
  table: 'comptes',
  columns: {
    id: 'id',
    login: 'login',
    email: 'email',
    name: 'name',
    password: 'password',
    passwordChangedOn: 'changed',
  },
  storage: 'auto',
};

export function mappingVersion(system: SystemMapping): MappingVersion {
  return { connectionId: 'c1', version: 1, savedAt: '2026-11-24T09:00:00.000Z', systems: [system] };
}

/** An Ouvadmin of one table in a file of its own, which a test can write to while audits read it. */
export function smallOuvadmin(accounts: Iterable<Account>) {
  const file = join(temporaryFolder(), 'ouvadmin.sqlite');
  const db = new Database(file);
  db.exec(
    'CREATE TABLE comptes (number INTEGER PRIMARY KEY, id TEXT, login TEXT, email TEXT, name TEXT, password TEXT, changed TEXT)',
  );
  const insert = db.prepare(
    'INSERT INTO comptes (id, login, email, name, password, changed) VALUES ($id, $login, $email, $name, $password, $changed)',
  );
  const add = db.transaction((more: Iterable<Account>) => {
    for (const account of more) insert.run({ email: null, name: null, changed: null, ...account });
  });
  add(accounts);
  return {
    file,
    add,
    run: (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values),
    close: () => db.close(),
  };
}

/** Password campaigns over a replica of their own and one Ouvadmin. */
export async function campaignsOver(file: string, change: Partial<PasswordCampaignsDeps> = {}) {
  const replica = change.replica ?? (await newReplica());
  const clock = () => new Date('2026-11-24T10:00:00.000Z');
  const jobs: Jobs = openJobs(clock, silentLog);
  const campaigns = openPasswordCampaigns({
    replica,
    jobs,
    clock,
    connection: () => ({ name: 'Essai', hosts: ['ouvaton'] }),
    reach: async () => ({ dialect: 'sqlite', file }),
    enter: () => {},
    audited: () => {},
    readyMapping: async () => mappingVersion(mapping),
    writeExport: () => {
      throw new Error('no export here');
    },
    ...change,
  });
  return { campaigns, replica, jobs };
}

/** Waits for the end of an audit; its state tells how it ended. */
export async function ended(campaigns: PasswordCampaigns, audit: Audit): Promise<{ audit: Audit; steps: Progress[] }> {
  const steps: Progress[] = [];
  const watch = campaigns.watch(audit.id);
  let next = await watch.next();
  while (!next.done) {
    steps.push(next.value);
    next = await watch.next();
  }
  return { audit: next.value, steps };
}

export const everything = (auditId: string) => ({
  auditId,
  search: '',
  systems: [],
  outcomes: [],
  reasons: [],
  changes: [],
  rows: [],
  sort: 'accountId' as const,
  direction: 'ascending' as const,
});
