import { MailPlus, Megaphone } from 'lucide-react';
import { lazy } from 'react';
import { client } from '../../client.ts';
import type { Door } from '../../door.ts';
import { placeOf, places } from './places.ts';

const campaign = lazy(() => import('./campaign-screen.tsx').then((m) => ({ default: m.CampaignScreen })));

export const door: Door = {
  routes: [
    {
      path: places.list,
      screen: lazy(() => import('./list-screen.tsx').then((m) => ({ default: m.CampaignsScreen }))),
    },
    {
      path: places.new,
      screen: lazy(() => import('./prepare-screen.tsx').then((m) => ({ default: m.PrepareScreen }))),
    },
    { path: `${places.list}/:id`, screen: campaign },
    { path: `${places.list}/:id/:view`, screen: campaign },
  ],
  entry: { to: places.list, icon: Megaphone, name: ({ campaigns: t }) => t.entry },
  commands: ({ campaigns: { command } }) => [{ name: command.new, hint: command.hint, icon: MailPlus, to: places.new }],
  find: async ({ campaigns: t }) => {
    for await (const list of await client.campaigns.watch())
      return list.map(({ id, name }) => ({ name, hint: t.hint, icon: Megaphone, to: placeOf(id) }));
    return [];
  },
  kinds: ({ campaigns: t }) => {
    const { campaign: shared, exception, address, batch, batchField } = t.kinds;
    const said = (name: string) => ({ name, fields: batchField });
    return {
      campaign: { ...shared, values: { state: t.state, languages: t.preparing.language } },
      'campaign-exception': exception,
      'campaign-address': { ...address, values: { because: t.unreachable } },
      'campaign-people': said(batch.people),
      'campaign-verdicts': said(batch.verdicts),
      'campaign-imposed': said(batch.imposed),
      'campaign-deliveries': said(batch.deliveries),
    };
  },
};
