import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import type { Team } from './member.tsx';
import c from './volunteers.module.css';

/** Those who left or were removed, folded. */
export function Former({ former }: { former: Team['former'] }) {
  const t = useWords('volunteers');
  const format = useFormat();
  if (former.length === 0) return null;
  return (
    <details className={c.former}>
      <summary>{t('member.former', { count: former.length })}</summary>
      <ul>
        {former.map(({ id, name, leftAt, removedBy }) => {
          const date = format.date(leftAt);
          return (
            <li key={id}>
              {name}{' '}
              <span className={c.quiet}>
                {removedBy === undefined
                  ? t('member.left', { date })
                  : t('member.removedBy', { date, name: removedBy })}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
