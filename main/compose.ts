import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { ShellInfo } from '../preload/contract/shell.ts';
import { demonstrationFile } from './database/demonstration/demonstration-file.ts';
import type { Replica } from './database/replica/replica.ts';
import { openSharedRecords } from './database/replica/shared/open-shared-records.ts';
import { datasets } from './export-datasets.ts';
import { type Connections, openConnections } from './features/connections/connections.ts';
import { connectionsRouter } from './features/connections/router.ts';
import { openContactCalendar } from './features/contact-calendar/contact-calendar.ts';
import { contactCalendarRouter } from './features/contact-calendar/router.ts';
import { openExports } from './features/exports/exports.ts';
import { exportsRouter } from './features/exports/router.ts';
import { openPasswordCampaigns } from './features/password-campaigns/password-campaigns.ts';
import { passwordCampaignsRouter } from './features/password-campaigns/router.ts';
import { openPreferences } from './features/preferences/preferences.ts';
import { preferencesRouter } from './features/preferences/router.ts';
import { openRegister } from './features/register/register.ts';
import { registerRouter } from './features/register/router.ts';
import { schemaMappingRouter } from './features/schema-mapping/router.ts';
import { openSchemaMapping } from './features/schema-mapping/schema-mapping.ts';
import { shellRouter } from './features/shell/router.ts';
import { handOverEntry } from './features/vault/hand-over-entry.ts';
import { vaultRouter } from './features/vault/router.ts';
import { openVaultRoom, type VaultKind } from './features/vault/vault.ts';
import { furnishDemonstration } from './furnish-demonstration.ts';
import { hostsOf } from './hosts-of.ts';
import { openJobs } from './jobs/jobs.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import { openGuessWorker } from './shared/open-guess-worker.ts';
import type { Keychain, ShellPowers } from './shared/powers.ts';
import { workerFile } from './shared/worker-file.ts';

export interface ApplicationOptions {
  /** Where everything of this volunteer lies on this computer. */
  readonly dataFolder: string;
  readonly shellPowers: ShellPowers;
  readonly log: Log;
  readonly clock: Clock;
  readonly keychain?: Keychain | undefined;
  readonly info: { readonly version: string; readonly platform: string };
}

/** Gives each feature what it needs, and answers with the router that both shells serve. */
export async function openApplication(options: ApplicationOptions) {
  const { clock, log, keychain, shellPowers, dataFolder } = options;
  const jobs = openJobs(clock, log);
  const guesses = openGuessWorker();

  async function openFeatures(replica: Replica, kind: VaultKind) {
    const connections: Connections = openConnections({
      db: replica.db,
      clock,
      keychain,
      demonstrationFile: () => demonstrationFile(join(dataFolder, 'demonstration')),
      mappedColumns: async (id) => schemaMapping.columnsRead(id),
      inUse: (id) => passwordCampaigns.isAuditing(id),
      removed: (id) => schemaMapping.forget(id),
    });
    const schemaMapping = openSchemaMapping({
      db: replica.db,
      clock,
      openOuvadmin: connections.openOuvadmin,
      reachOf: connections.reachOf,
    });
    const sharing = openSharedRecords(replica.db, clock);
    const { records, identity } = sharing;
    const contactCalendar = openContactCalendar({ records, clock });
    const register = openRegister({
      records,
      clock,
      author: () => userInfo().username,
      whoIs: (volunteer) => ({ mine: volunteer === identity.volunteer }),
      writeExport: (order) => exports.write(order),
    });
    const exports = openExports({
      replica,
      register,
      jobs,
      shell: shellPowers,
      clock,
      datasets,
      worker: workerFile('export-worker', import.meta.url),
      author: () => userInfo().username,
    });
    const passwordCampaigns = openPasswordCampaigns({
      replica,
      jobs,
      clock,
      connection: (id) => hostsOf(connections.get(id)),
      reach: connections.reachOf,
      readyMapping: schemaMapping.ready,
      enter: register.enter,
      writeExport: exports.write,
    });
    if (kind === 'demonstration')
      await furnishDemonstration({ connections, schemaMapping, contactCalendar, register, clock });
    const close = async () => {
      connections.close();
      sharing.close();
      await schemaMapping.close();
    };
    return { connections, schemaMapping, passwordCampaigns, exports, contactCalendar, register, close };
  }

  const vault = openVaultRoom({
    folder: join(dataFolder, 'vaults'),
    clock,
    log,
    jobs,
    keychain,
    guess: guesses.guess,
    shell: shellPowers,
    enterInJournal: ({ exports }, file) => exports.enter(handOverEntry(file)),
    openFeatures,
  });
  const info: ShellInfo = {
    ...options.info,
    kind: shellPowers.kind,
    ...(keychain ? { keychain: keychain.provider } : {}),
  };
  return {
    router: {
      shell: shellRouter(info, jobs),
      preferences: preferencesRouter(openPreferences(join(dataFolder, 'preferences.json'))),
      vault: vaultRouter(vault),
      connections: connectionsRouter(() => vault.features().connections),
      schemaMapping: schemaMappingRouter(() => vault.features().schemaMapping),
      passwordCampaigns: passwordCampaignsRouter(() => vault.features().passwordCampaigns),
      exports: exportsRouter(() => vault.features().exports),
      contactCalendar: contactCalendarRouter(() => vault.features().contactCalendar),
      register: registerRouter(() => vault.features().register),
    },
    lock: vault.lock,
    async close() {
      await vault.close();
      await guesses.close();
    },
  };
}
