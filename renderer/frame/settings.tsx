import { Suspense } from 'react';
import type { Door } from '../door.ts';
import { useShell } from '../live.ts';
import { Page, Section } from '../ui/page.tsx';
import { Loading } from '../ui/states.tsx';
import { useWords } from '../words.ts';

/** The systems by the names that people know. */
const platforms: Record<string, string> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

/** The settings: one part a feature, in the order of the doors. */
export function Settings({ doors }: { doors: readonly Door[] }) {
  const t = useWords('frame');
  const shell = useShell();
  const parts = doors.flatMap((door) => door.settings ?? []);
  const platform = platforms[shell?.platform ?? ''] ?? shell?.platform;
  const kind = shell?.kind === 'desktop' ? t('kindDesktop') : t('kindBrowser');
  return (
    <Page title={t('settings')} line={t('settingsLine')}>
      <Suspense fallback={<Loading />}>
        {parts.map(({ key, section: Part }) => (
          <Part key={key} />
        ))}
        {shell && (
          <Section title={t('about')}>
            <p className="quiet">{t('aboutLine', { version: shell.version, platform, kind })}</p>
          </Section>
        )}
      </Suspense>
    </Page>
  );
}
