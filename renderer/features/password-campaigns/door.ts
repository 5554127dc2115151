import { ChartNoAxesColumn, FlaskConical, History, KeyRound } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';
import { placeOf, places } from './places.ts';

const screen = lazy(() => import('./screen.tsx').then((m) => ({ default: m.PasswordCampaignsScreen })));

export const door: Door = {
  routes: [
    { path: places.here, screen },
    { path: `${places.here}/:view`, screen },
  ],
  entry: { to: places.here, icon: KeyRound, name: ({ passwordCampaigns: t }) => t.entry },
  commands: ({ passwordCampaigns: { command } }) => [
    { name: command.breakdown, hint: command.hint, icon: ChartNoAxesColumn, to: placeOf('breakdown') },
    { name: command.simulation, hint: command.hint, icon: FlaskConical, to: placeOf('simulation') },
    { name: command.history, hint: command.hint, icon: History, to: placeOf('history') },
  ],
};
