import { useWords } from '../../words.ts';
import c from './password-campaigns.module.css';
import { type View, views } from './places.ts';

/** The ways to look at one audit. */
export function ViewTabs({ view, hrefOf }: { view: View; hrefOf: (view: View) => string }) {
  const t = useWords('passwordCampaigns');
  return (
    <nav className={c.tabs} data-alone={view !== 'accounts' || undefined} aria-label={t('views')}>
      {views.map((one) => (
        <a
          key={one}
          href={`#${hrefOf(one)}`}
          aria-current={one === view ? 'page' : undefined}
          data-text={t(`view.${one}`)}
        >
          {t(`view.${one}`)}
        </a>
      ))}
    </nav>
  );
}
