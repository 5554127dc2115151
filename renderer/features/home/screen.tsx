import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';

/** Where things stand. */
export function Home() {
  const t = useWords('home');
  return <Page title={t('entry')}>…</Page>;
}
