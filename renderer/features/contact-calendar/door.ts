import { CalendarDays, CalendarPlus } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';

export const door: Door = {
  routes: [
    {
      path: '/contact-calendar',
      screen: lazy(() => import('./screen.tsx').then((m) => ({ default: m.ContactCalendarScreen }))),
    },
  ],
  entry: { to: '/contact-calendar', icon: CalendarDays, name: ({ contactCalendar: t }) => t.entry },
  commands: ({ contactCalendar: { command } }) => [
    { name: command.add, hint: command.hint, icon: CalendarPlus, to: '/contact-calendar?edit=new' },
  ],
  kinds: ({ contactCalendar: { kinds } }) => {
    const said = ({ name, ...fields }: { name: string }) => ({ name, fields });
    return {
      'quiet-period': said(kinds.period),
      'contact-cap': said(kinds.cap),
      'member-send': said(kinds.send),
      'member-send-batch': said(kinds.batch),
    };
  },
};
