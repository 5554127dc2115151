import { CircleHelp } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';

const help = lazy(() => import('./screen.tsx').then((m) => ({ default: m.HelpScreen })));

export const door: Door = {
  routes: [
    { path: '/help', screen: help },
    { path: '/help/:chapter', screen: help },
  ],
  entry: { place: 'foot', to: '/help', icon: CircleHelp, name: ({ help: t }) => t.entry },
  commands: ({ help: t }) =>
    Object.entries(t.guide).map(([key, chapter]) => ({
      name: chapter.title,
      hint: t.hint,
      icon: CircleHelp,
      to: `/help/${key}`,
    })),
};
