import { Gauge, Mail, MailCheck } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';
import { sayRule } from './say-rule.ts';

export const door: Door = {
  routes: [{ path: '/mail', screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.SenderScreen }))) }],
  settings: [
    { key: 'mail', section: lazy(() => import('./settings-section.tsx').then((m) => ({ default: m.MailSettings }))) },
  ],
  commands: ({ mail: { command, page } }) => [
    { name: command.sender, hint: page, icon: Mail, to: '/mail' },
    { name: command.test, hint: command.hint, icon: MailCheck, to: '/mail?do=test' },
    { name: command.rule, hint: command.hint, icon: Gauge, to: '/mail?do=rule' },
  ],
  kinds: ({ mail: { kinds, rule } }) => {
    const { name, ...fields } = kinds.rule;
    return { 'sending-rule': { name, fields, say: (_, value) => sayRule(rule, value) } };
  },
};
