import { GitCompareArrows } from 'lucide-react';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { places } from './places.ts';

/** A campaign that two people changed at once: said in words, with the way to where one of the values is chosen. */
export function ConflictMark() {
  const t = useWords('campaigns');
  return (
    <p className={c.conflict}>
      <GitCompareArrows size={14} aria-hidden />
      <span>
        {t('conflict.text')} <a href={`#${places.conflicts}`}>{t('conflict.choose')}</a>
      </span>
    </p>
  );
}
