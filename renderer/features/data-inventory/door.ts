import { BookText, ScanSearch } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';
import { places } from './places.ts';

export const door: Door = {
  routes: [
    {
      path: places.register,
      screen: lazy(() => import('./register-screen.tsx').then((m) => ({ default: m.ProcessingRegisterScreen }))),
    },
    {
      path: places.here,
      screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.DataInventoryScreen }))),
    },
  ],
  entry: { to: places.here, icon: ScanSearch, name: ({ dataInventory: t }) => t.entry },
  commands: ({ dataInventory: { command } }) => [
    { name: command.register, hint: command.hint, icon: BookText, to: places.register },
  ],
  kinds: ({ dataInventory: { kinds, category, state, legalBasis } }) => ({
    'inventory-column': {
      name: kinds.column.name,
      fields: kinds.column,
      values: { category, state },
    },
    'processing-activity': { name: kinds.activity.name, fields: kinds.activity, values: { legalBasis } },
    'processing-controller': { name: kinds.controller.name, fields: kinds.controller },
  }),
};
