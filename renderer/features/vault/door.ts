import { Lock, LogOut } from 'lucide-react';
import { lazy } from 'react';
import type { VaultState } from '../../../preload/contract/vault.ts';
import { api, client } from '../../client.ts';
import type { Door } from '../../door.ts';

export const door: Door = {
  settings: [
    { key: 'vault', section: lazy(() => import('./settings-section.tsx').then((m) => ({ default: m.VaultSettings }))) },
    { key: 'backup', section: lazy(() => import('./backup-section.tsx').then((m) => ({ default: m.BackupSection }))) },
  ],
  commands: ({ vault: t }, queries) => {
    const state = queries.getQueryData<VaultState>(api.vault.watch.experimental_liveKey());
    const run = () => void client.vault.lock();
    // The demonstration has no lock: one leaves it.
    if (state?.kind === 'open' && state.vault !== 'own') return [{ name: t.leaveDemonstration, icon: LogOut, run }];
    return [{ name: t.lockNow, icon: Lock, run }];
  },
};
