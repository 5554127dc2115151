import type { Obstacle } from '../../../preload/contract/column-encryption.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';

/** What closes the way, each with what to do and with the names that it is about. */
export function ObstacleList({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const t = useWords('columnEncryption');
  return (
    <ul className={c.obstacles}>
      {obstacles.map(({ code, facts }) => {
        // The panel is of this table and column; of another column the name is what counts.
        const known = code === 'type-not-supported' ? ['table'] : ['table', 'column'];
        const names = Object.entries(facts)
          .filter(([key, fact]) => !known.includes(key) && fact !== '')
          .map(([, fact]) => fact);
        return (
          <li key={`${code} ${names.join(' ')}`}>
            <p>
              {t(`obstacle.${code}.what`)} {names.length > 0 && <code>{names.join(', ')}</code>}
            </p>
            <p className="quiet">{t(`obstacle.${code}.next`)}</p>
          </li>
        );
      })}
    </ul>
  );
}
