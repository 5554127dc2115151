import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { placeOf, type View, views } from './places.ts';

/** The ways to look at the encryption of one database. */
export function ViewTabs({ view, hrefOf }: { view: View; hrefOf: (place: string) => string }) {
  const t = useWords('columnEncryption');
  return (
    <nav className={c.tabs} data-alone={view !== 'columns' || undefined} aria-label={t('views')}>
      {views.map((one) => (
        <a
          key={one}
          href={`#${hrefOf(placeOf(one))}`}
          aria-current={one === view ? 'page' : undefined}
          data-text={t(`view.${one}`)}
        >
          {t(`view.${one}`)}
        </a>
      ))}
    </nav>
  );
}
