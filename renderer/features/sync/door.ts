import { GitCompareArrows, RefreshCw } from 'lucide-react';
import { lazy } from 'react';
import { client } from '../../client.ts';
import type { Door } from '../../door.ts';

export const door: Door = {
  routes: [
    { path: '/sync', screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.SyncScreen }))) },
    {
      path: '/sync/conflicts',
      screen: lazy(() => import('./conflicts-screen.tsx').then((m) => ({ default: m.ConflictsScreen }))),
    },
  ],
  recordHistory: lazy(() => import('./history.tsx').then((m) => ({ default: m.History }))),
  commands: ({ sync: t }) => [
    { name: t.now, icon: RefreshCw, to: '/sync', run: () => void client.sync.now().catch(() => {}) },
    { name: t.conflictsEntry, icon: GitCompareArrows, to: '/sync/conflicts' },
  ],
};
