import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { placeOf } from './places.ts';
import { useEndedWords } from './use-ended-words.ts';

/** What stands in the way before anything else is read: undone by hand, no key, work that ended before its end. */
export function PlanNotices({ plan }: { plan: Plan }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const ended = useEndedWords();
  const said = plan.problem && plan.now === undefined ? ended(plan.problem) : undefined;
  return (
    <>
      {!plan.reached && (
        <Notice kind="info" title={t('notReached.title')}>
          {plan.seenAt === undefined
            ? t('notReached.never')
            : t('notReached.line', { moment: format.moment(plan.seenAt) })}
        </Notice>
      )}
      {plan.differs && (
        <Notice kind="danger" title={t('differs.title')}>
          {t('differs.line')}
        </Notice>
      )}
      {!plan.readable && (
        <Notice
          kind="review"
          title={t('unreadable.title')}
          action={<a href={`#${placeOf('keys')}`}>{t('unreadable.see')}</a>}
        >
          {t('unreadable.line')}
        </Notice>
      )}
      {said && (
        <Notice kind="review" title={said.what}>
          {[said.why, t('ended.kept'), said.next].filter(Boolean).join(' ')}
        </Notice>
      )}
    </>
  );
}
