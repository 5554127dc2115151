import { lazy } from 'react';
import type { Door } from '../../door.ts';
import { sayMeaning } from './say-meaning.ts';

export const door: Door = {
  routes: [
    {
      path: '/forced-changes/:campaignId',
      screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.ForcedChangesScreen }))),
    },
  ],
  kinds: ({ forcedChanges: { kinds, runs } }) => ({
    'forced-meaning': {
      name: kinds.meaning.name,
      fields: kinds.meaning.fields,
      say: (field, value) => sayMeaning(kinds.meaning, field, value),
    },
    'forced-run': { ...kinds.run, values: { state: runs.state } },
  }),
};
