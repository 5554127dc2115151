import { join } from 'node:path';
import type { Replica } from '../../main/database/replica/replica.ts';
import { auditStore } from '../../main/features/password-campaigns/audit-store.ts';
import {
  type CountedVerdicts,
  countedVerdictsSql,
  countVerdicts,
} from '../../main/features/password-campaigns/count-verdicts.ts';
import { type JudgedVerdict, verdictStore } from '../../main/features/password-campaigns/verdict-store.ts';
import { openVaultRoom } from '../../main/features/vault/vault.ts';
import { openJobs } from '../../main/jobs/jobs.ts';
import { systemClock as clock } from '../../main/shared/clock.ts';
import { silentLog as log } from '../../main/shared/log.ts';
import { systems } from '../../preload/contract/common.ts';
import type { AccountVerdict } from '../../preload/contract/password-campaigns.ts';
import { detailOf, generateAccounts } from '../features/password-campaigns/generated-accounts.ts';
import { shellTo } from '../shared/shell-to.ts';

/** Makes the vault of the demonstration in a data folder, with one finished audit of so many accounts in it. */
export async function fillVault(dataFolder: string, accounts: number): Promise<void> {
  const vault = openVaultRoom({
    folder: join(dataFolder, 'vaults'),
    clock,
    log,
    jobs: openJobs(clock, log),
    keychain: undefined,
    guess: () => Promise.reject(new Error('no passphrase here')),
    shell: shellTo(dataFolder),
    enterInJournal: () => {},
    openFeatures: async (replica: Replica) => ({ replica, close: async () => {} }),
  });
  await vault.openDemonstration();
  await fill(vault.features().replica, generateAccounts(accounts));
  await vault.close();
}

async function fill({ db, read }: Replica, accounts: readonly AccountVerdict[]): Promise<void> {
  const store = auditStore(db);
  const verdicts = verdictStore(db);
  const policies = systems.map((system) => ({ system, policyId: 'ouvaton-2018-01-26', throttled: false }));
  const { number } = store.create({
    connectionId: 'filled',
    connectionName: 'Ouvadmin',
    mappingVersion: 1,
    policies,
    options: { guessability: true, slowGuesses: 20, unchangedYears: 3 },
    startedAt: clock().toISOString(),
  });
  const keep = db.transaction((system: (typeof systems)[number], rows: readonly JudgedVerdict[]) =>
    verdicts.append(number, undefined, system, rows),
  );
  for (const system of systems) {
    const rows = accounts.filter((one) => one.system === system).map(judged);
    for (let from = 0; from < rows.length; from += 1_000) keep(system, rows.slice(from, from + 1_000));
  }
  const counted = await read<CountedVerdicts>(countedVerdictsSql, { audit: number });
  store.finish(number, countVerdicts(counted, policies), clock().toISOString());
}

function judged(account: AccountVerdict): JudgedVerdict {
  const { accountId, login, holder, email, status, passwordChangedOn, lastLogin, mustChange, outcome } = account;
  const { reasons, warnings } = account;
  return {
    verdict: {
      ...{ accountId, login, holder, email, status, passwordChangedOn, lastLogin, mustChange },
      sourceKey: JSON.stringify([accountId]),
      facts: detailOf(account).facts,
      shareTag: null,
      fingerprint: null,
    },
    judgement: { outcome, reasons, warnings },
  };
}
