import { lazy } from 'react';
import type { Door } from '../../door.ts';

export const door: Door = {
  routes: [
    {
      path: '/schema-mapping/:id',
      screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.SchemaMapping }))),
    },
  ],
};
