import { Hourglass, ShieldCheck, Snowflake } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';
import { placeOf, places } from './places.ts';
import { sayRetention } from './say-retention.ts';

const screen = lazy(() => import('./screen.tsx').then((m) => ({ default: m.RetentionScreen })));

export const door: Door = {
  routes: [
    { path: places.here, screen },
    {
      path: `${places.here}/rule/:id`,
      screen: lazy(() => import('./preview-screen.tsx').then((m) => ({ default: m.PreviewScreen }))),
    },
    {
      path: `${places.here}/certificate/:id`,
      screen: lazy(() => import('./certificate-screen.tsx').then((m) => ({ default: m.CertificateScreen }))),
    },
    { path: `${places.here}/:view`, screen },
  ],
  entry: { to: places.here, icon: Hourglass, name: ({ retention: t }) => t.entry },
  commands: ({ retention: { command } }) => [
    { name: command.holds, hint: command.hint, icon: Snowflake, to: placeOf('holds') },
    { name: command.certificates, hint: command.hint, icon: ShieldCheck, to: placeOf('certificates') },
  ],
  kinds: ({ retention: { kinds, runs } }) => ({
    'retention-clock': { ...kinds.clock, say: (field, value) => sayRetention(kinds.yes, field, value) },
    'retention-rule': { ...kinds.rule, say: (field, value) => sayRetention(kinds.yes, field, value) },
    'retention-settings': { ...kinds.settings, say: (field, value) => sayRetention(kinds.yes, field, value) },
    'legal-hold': { ...kinds.hold, say: (field, value) => sayRetention(kinds.yes, field, value) },
    'purge-run': { ...kinds.run, values: { state: runs.state } },
    'deletion-certificate': { ...kinds.certificate, say: (field, value) => sayRetention(kinds.yes, field, value) },
  }),
};
