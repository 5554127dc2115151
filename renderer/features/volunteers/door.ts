import { UserRoundPlus, UsersRound } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';

export const door: Door = {
  routes: [
    { path: '/volunteers', screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.Volunteers }))) },
    {
      path: '/volunteers/found',
      screen: lazy(() => import('./found-screen.tsx').then((m) => ({ default: m.FoundScreen }))),
    },
    {
      path: '/volunteers/join',
      screen: lazy(() => import('./join-screen.tsx').then((m) => ({ default: m.JoinScreen }))),
    },
    {
      path: '/volunteers/restore',
      screen: lazy(() => import('./restore-screen.tsx').then((m) => ({ default: m.RestoreScreen }))),
    },
    {
      path: '/volunteers/recovery',
      screen: lazy(() => import('./recovery-screen.tsx').then((m) => ({ default: m.RecoveryScreen }))),
    },
    {
      path: '/volunteers/rehearsal',
      screen: lazy(() => import('./rehearsal-screen.tsx').then((m) => ({ default: m.RehearsalScreen }))),
    },
  ],
  entry: { to: '/volunteers', icon: UsersRound, name: ({ volunteers: t }) => t.entry },
  commands: ({ volunteers: t }) => [{ name: t.join.title, icon: UserRoundPlus, to: '/volunteers/join' }],
};
