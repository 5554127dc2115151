import type { DryRun } from '../../../preload/contract/forced-changes.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './forced-changes.module.css';

/** Who is left alone, why, and the first day on which it no longer would be. */
export function LeftAloneTable({ leftAlone }: { leftAlone: DryRun['leftAlone'] }) {
  const t = useWords('forcedChanges');
  const format = useFormat();
  return (
    <div>
      <h3 className={c.heading}>{t('leftAlone.title')}</h3>
      {leftAlone.length === 0 && <p className="quiet">{t('leftAlone.none')}</p>}
      {leftAlone.length > 0 && (
        <table className={c.table}>
          <caption className="visually-hidden">{t('leftAlone.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('leftAlone.why')}</th>
              <th scope="col" className="number">
                {t('leftAlone.accounts')}
              </th>
              <th scope="col" className="number">
                {t('leftAlone.people')}
              </th>
              <th scope="col">{t('leftAlone.from')}</th>
            </tr>
          </thead>
          <tbody>
            {leftAlone.map(({ because, accounts, people, firstPossible }) => (
              <tr key={because}>
                <td>{t(`leftAlone.because.${because}`)}</td>
                <td className="number">{format.number(accounts)}</td>
                <td className="number">{format.number(people)}</td>
                <td>{firstPossible === undefined ? '' : format.date(firstPossible)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
