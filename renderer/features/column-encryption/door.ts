import { HeartPulse, KeySquare, LockKeyhole, UserSearch } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';
import { placeOf, places } from './places.ts';

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
};
