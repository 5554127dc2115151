import { Lock } from 'lucide-react';
import { lazy } from 'react';
import { client } from '../../client.ts';
import type { Door } from '../../door.ts';

export const door: Door = {
  settings: [
    { key: 'vault', section: lazy(() => import('./settings-section.tsx').then((m) => ({ default: m.VaultSettings }))) },
  ],
  commands: ({ vault: t }) => [{ name: t.lockNow, icon: Lock, run: () => void client.vault.lock() }],
};
