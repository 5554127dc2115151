import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { Vault } from './vault.ts';

/** Joins the contract of the vault to its deeds. */
export function vaultRouter<Features extends { close(): Promise<void> }>(vault: Vault<Features>) {
  const os = implement(contract.vault);
  return os.router({
    state: os.state.handler(() => vault.state()),
    watch: os.watch.handler(({ signal }) => vault.watch(signal)),
    strength: os.strength.handler(({ input }) => vault.strength(input.passphrase)),
    create: os.create.handler(({ input }) => vault.create(input.passphrase, input.remember)),
    open: os.open.handler(({ input }) => vault.open(input.passphrase, input.remember)),
    openRemembered: os.openRemembered.handler(() => vault.openRemembered()),
    openDemonstration: os.openDemonstration.handler(() => vault.openDemonstration()),
    lock: os.lock.handler(() => vault.lock('hand')),
    touch: os.touch.handler(() => vault.touch()),
    changePassphrase: os.changePassphrase.handler(({ input }) => vault.changePassphrase(input.current, input.next)),
    remember: os.remember.handler(({ input }) => vault.remember(input.remember)),
    lockAfter: os.lockAfter.handler(({ input }) => vault.lockAfter(input.idleMinutes)),
    backup: os.backup.handler(({ input }) => vault.backup(input.locale)),
    handOver: os.handOver.handler(({ input }) => vault.handOver(input.passphrase, input.locale)),
    chooseBackup: os.chooseBackup.handler(() => vault.chooseBackup()),
    inspectBackup: os.inspectBackup.handler(({ input }) => vault.inspectBackup(input.id)),
    restore: os.restore.handler(({ input, signal }) => vault.restore(input.id, input.passphrase, signal)),
    forgetBackup: os.forgetBackup.handler(({ input }) => vault.forgetBackup(input.id)),
  });
}
