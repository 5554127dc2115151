import type { ProcessingActivity } from '../../../preload/contract/data-inventory.ts';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';

interface ActivityListProps {
  activities: readonly ProcessingActivity[];
  opened: string | undefined;
  onOpen: (id: string) => void;
}

/** The activities, a line each: what for, and how many columns. */
export function ActivityList({ activities, opened, onOpen }: ActivityListProps) {
  const t = useWords('dataInventory');
  return (
    <ul className={c.activities}>
      {activities.map(({ id, reference, name, purpose, columns }) => (
        <li key={id}>
          <button type="button" className={c.activity} aria-current={id === opened} onClick={() => onOpen(id)}>
            <span className={c.reference}>{reference}</span>
            <span className={c.activityName}>{name}</span>
            <span className={c.count}>
              {columns.length === 0 ? t('register.noColumns') : t('register.columns', { count: columns.length })}
            </span>
            <span className={c.activityLine}>{purpose}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
