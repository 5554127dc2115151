import { Cable, Plus } from 'lucide-react';
import { lazy } from 'react';
import { client } from '../../client.ts';
import type { Door } from '../../door.ts';

export const door: Door = {
  routes: [
    { path: '/connections', screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.Connections }))) },
    {
      path: '/connections/new',
      screen: lazy(() => import('./new-connection.tsx').then((m) => ({ default: m.NewConnection }))),
    },
    {
      path: '/connections/:id',
      screen: lazy(() => import('./connection-page.tsx').then((m) => ({ default: m.ConnectionPage }))),
    },
  ],
  entry: { to: '/connections', also: '/schema-mapping', icon: Cable, name: ({ connections }) => connections.entry },
  commands: ({ connections }) => [{ name: connections.add, icon: Plus, to: '/connections/new' }],
  find: async ({ connections }) =>
    (await client.connections.list()).map(({ id, name }) => ({
      name,
      hint: connections.kind,
      icon: Cable,
      to: `/connections/${id}`,
    })),
};
