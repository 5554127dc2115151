import { House } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';

export const door: Door = {
  routes: [{ path: '/', screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.Home }))) }],
  entry: { to: '/', icon: House, name: ({ home }) => home.entry },
};
