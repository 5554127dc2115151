import { Languages, Moon, Sun } from 'lucide-react';
import { lazy } from 'react';
import type { Door } from '../../door.ts';
import { changePreferences } from '../../preferences.ts';

export const door: Door = {
  settings: [
    {
      key: 'preferences',
      section: lazy(() => import('./settings-section.tsx').then((m) => ({ default: m.PreferencesSettings }))),
    },
  ],
  commands: ({ preferences: t }, queries) => [
    { name: t.toFrench, icon: Languages, run: () => void changePreferences(queries, { locale: 'fr' }) },
    { name: t.toEnglish, icon: Languages, run: () => void changePreferences(queries, { locale: 'en' }) },
    { name: t.toLight, icon: Sun, run: () => void changePreferences(queries, { theme: 'light' }) },
    { name: t.toDark, icon: Moon, run: () => void changePreferences(queries, { theme: 'dark' }) },
  ],
};
