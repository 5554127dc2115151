import { join } from 'node:path';
import { openVaultRoom, type VaultDeps } from '../../../main/features/vault/vault.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';
import { shellTo } from '../../shared/shell-to.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

export const passphrase = 'le chat dort sur la treille';

/** A vault room over a folder of its own, with a clock that tests move. */
export function vaultFixture(change: Partial<VaultDeps<{ opened: true; close(): Promise<void> }>> = {}) {
  const folder = change.folder ?? temporaryFolder();
  const time = { now: new Date('2026-11-24T10:00:00.000Z') };
  const clock = () => time.now;
  const jobs = openJobs(clock, silentLog);
  const vault = openVaultRoom({
    folder,
    clock,
    log: silentLog,
    jobs,
    keychain: undefined,
    guess: async () => ({ score: 0, guessesLog10: 0, advice: [] }),
    shell: shellTo(join(folder, 'out')),
    enterInJournal: () => {},
    openFeatures: async () => ({ opened: true as const, close: async () => {} }),
    ...change,
  });
  return {
    vault,
    folder,
    time,
    jobs,
    replica: join(folder, 'own', 'replica.db'),
    header: join(folder, 'own', 'vault.json'),
  };
}
