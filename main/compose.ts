import { join } from 'node:path';
import type { ShellInfo } from '../preload/contract/shell.ts';
import { openPreferences } from './features/preferences/preferences.ts';
import { preferencesRouter } from './features/preferences/router.ts';
import { shellRouter } from './features/shell/router.ts';
import { vaultRouter } from './features/vault/router.ts';
import { openVaultRoom } from './features/vault/vault.ts';
import { openJobs } from './jobs/jobs.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
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

export type Application = Awaited<ReturnType<typeof openApplication>>;

/** Gives each feature what it needs, and answers with the router that both shells serve. */
export async function openApplication(options: ApplicationOptions) {
  const { clock, log, keychain, shellPowers } = options;
  const jobs = openJobs(clock, log);
  const vault = openVaultRoom({
    folder: join(options.dataFolder, 'vaults'),
    clock,
    log,
    jobs,
    keychain,
    strength: async () => ({ length: 0, longEnough: false, score: 0, guessesLog10: 0, advice: [] }),
    openFeatures: async () => ({}),
  });
  const info: ShellInfo = {
    ...options.info,
    kind: shellPowers.kind,
    ...(keychain ? { keychain: keychain.provider } : {}),
  };
  return {
    router: {
      shell: shellRouter(info, jobs),
      preferences: preferencesRouter(openPreferences(join(options.dataFolder, 'preferences.json'))),
      vault: vaultRouter(vault),
    },
    lock: vault.lock,
    async close() {
      await jobs.stop();
      await vault.close();
    },
  };
}
