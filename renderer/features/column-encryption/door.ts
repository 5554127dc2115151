import { HeartPulse, KeySquare, LockKeyhole, UserSearch } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';
import { placeOf, places } from './places.ts';
import { sayPlan, sayRemains } from './say-kinds.ts';

const screen = lazy(() => import('./screen.tsx').then((m) => ({ default: m.ColumnEncryptionScreen })));

export const door: Door = {
  routes: [
    { path: places.here, screen },
    { path: `${places.here}/:view`, screen },
  ],
  entry: { to: places.here, icon: LockKeyhole, name: ({ columnEncryption: t }) => t.entry },
  commands: ({ columnEncryption: { command } }) => [
    { name: command.keys, hint: command.hint, icon: KeySquare, to: placeOf('keys') },
    { name: command.health, hint: command.hint, icon: HeartPulse, to: placeOf('health') },
    { name: command.access, hint: command.hint, icon: UserSearch, to: placeOf('access') },
  ],
  kinds: ({ columnEncryption: { kinds } }) => ({
    'column-plan': { ...kinds.plan, say: (field, value) => sayPlan(kinds.plan, field, value) },
    'column-remains': { ...kinds.remains, say: (field, value) => sayRemains(kinds.remains, field, value) },
    'column-schedule': kinds.schedule,
    'column-key': kinds.key,
    'column-key-wrap': kinds.wrap,
    'column-key-rehearsal': kinds.rehearsal,
    'column-key-delivery': kinds.delivery,
  }),
};
