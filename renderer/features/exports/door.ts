import { FolderOutput } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';

const journal = lazy(() => import('./screen.tsx').then((m) => ({ default: m.JournalScreen })));

export const door: Door = {
  routes: [{ path: '/exports', screen: journal }],
  entry: { to: '/exports', icon: FolderOutput, name: ({ exports: t }) => t.entry },
};
