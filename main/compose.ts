import { join } from 'node:path';
import type { ShellInfo } from '../preload/contract/shell.ts';
import { campaignsRouter } from './features/campaigns/router.ts';
import { columnEncryptionRouter } from './features/column-encryption/router.ts';
import { connectionsRouter } from './features/connections/router.ts';
import { contactCalendarRouter } from './features/contact-calendar/router.ts';
import { dataInventoryRouter } from './features/data-inventory/router.ts';
import { exportsRouter } from './features/exports/router.ts';
import { forcedChangesRouter } from './features/forced-changes/router.ts';
import { mailRouter } from './features/mail/router.ts';
import { passwordCampaignsRouter } from './features/password-campaigns/router.ts';
import { openPreferences } from './features/preferences/preferences.ts';
import { preferencesRouter } from './features/preferences/router.ts';
import { registerRouter } from './features/register/router.ts';
import { retentionRouter } from './features/retention/router.ts';
import { schemaMappingRouter } from './features/schema-mapping/router.ts';
import { shellRouter } from './features/shell/router.ts';
import { syncRouter } from './features/sync/router.ts';
import { handOverEntry } from './features/vault/hand-over-entry.ts';
import { vaultRouter } from './features/vault/router.ts';
import { openVaultRoom } from './features/vault/vault.ts';
import { volunteersRouter } from './features/volunteers/router.ts';
import { openJobs } from './jobs/jobs.ts';
import type { Features } from './open-features.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import { openGuessWorker } from './shared/open-guess-worker.ts';
import type { Keychain, ShellPowers } from './shared/powers.ts';

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

  const vault = openVaultRoom<Features>({
    folder: join(dataFolder, 'vaults'),
    clock,
    log,
    jobs,
    keychain,
    guess: guesses.guess,
    shell: shellPowers,
    enterInJournal: ({ exports }, file) => exports.enter(handOverEntry(file)),
    backedUp: ({ register }, { fileName, sha256, bytes }) =>
      register.enter({ what: 'backup', subject: fileName, facts: { sha256, bytes } }),
    async openFeatures(replica, kind) {
      // Read only now: the first screen, which asks for the passphrase, need not wait for all the features.
      const { openFeatures } = await import('./open-features.ts');
      return openFeatures({ ...options, jobs }, replica, kind);
    },
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
      mail: mailRouter(() => vault.features().mail),
      campaigns: campaignsRouter(() => vault.features().campaigns),
      forcedChanges: forcedChangesRouter(() => vault.features().forcedChanges),
      dataInventory: dataInventoryRouter(() => vault.features().dataInventory),
      columnEncryption: columnEncryptionRouter(() => vault.features().columnEncryption),
      retention: retentionRouter(() => vault.features().retention),
      register: registerRouter(() => vault.features().register),
      volunteers: volunteersRouter(() => vault.features().volunteers),
      sync: syncRouter(() => vault.features().sync),
    },
    lock: vault.lock,
    async close() {
      await vault.close();
      await guesses.close();
    },
  };
}
