import { GitCompareArrows } from 'lucide-react';
import { useWords } from '../../words.ts';
import c from './mail.module.css';

/** The rule that two people changed at once: said in words, with the way to where one of the two is chosen. */
export function ConflictMark() {
  const t = useWords('mail');
  return (
    <p className={c.conflict}>
      <GitCompareArrows size={14} aria-hidden />
      <span>
        {t('rule.conflict')} <a href="#/sync/conflicts">{t('rule.choose')}</a>
      </span>
    </p>
  );
}
