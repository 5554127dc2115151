import { ScrollText } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';

export const door: Door = {
  routes: [
    { path: '/register', screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.RegisterScreen }))) },
  ],
  entry: { to: '/register', icon: ScrollText, name: ({ register: t }) => t.entry },
  kinds: ({ register: { kinds, what, outcome } }) => {
    const { name, ...fields } = kinds;
    return { 'register-entry': { name, fields, values: { what, outcome } } };
  },
};
