import { SegmentedControl } from '@mantine/core';
import { useKnownPreferences, useSetPreferences } from '../../preferences.ts';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import c from './settings-section.module.css';

/** Language and theme. */
export function PreferencesSettings() {
  const t = useWords('preferences');
  const preferences = useKnownPreferences();
  const set = useSetPreferences();
  if (preferences === undefined) return null;
  return (
    <Section title={t('title')}>
      <div className={c.lines}>
        <div className={c.line}>
          <span className={c.label}>{t('language')}</span>
          <SegmentedControl
            aria-label={t('language')}
            value={preferences.locale}
            onChange={(locale) => set({ locale })}
            data={[
              { value: 'fr', label: t('french') },
              { value: 'en', label: t('english') },
            ]}
          />
        </div>
        <div className={c.line}>
          <span className={c.label}>{t('theme')}</span>
          <SegmentedControl
            aria-label={t('theme')}
            value={preferences.theme}
            onChange={(theme) => set({ theme })}
            data={[
              { value: 'auto', label: t('auto') },
              { value: 'light', label: t('light') },
              { value: 'dark', label: t('dark') },
            ]}
          />
        </div>
      </div>
    </Section>
  );
}
