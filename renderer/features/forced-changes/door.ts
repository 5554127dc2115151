import { lazy } from 'react';
import type { Door } from '../../door.ts';

export const door: Door = {
  routes: [
    {
      path: '/forced-changes/:campaignId',
      screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.ForcedChangesScreen }))),
    },
  ],
};
