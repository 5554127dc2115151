import type { Alteration } from '../../../preload/contract/volunteers.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';

/** What this laptop refused of the list of who belongs. */
export function AlterationNotice({ altered }: { altered: Alteration | undefined }) {
  const t = useWords('volunteers');
  if (altered === undefined) return null;
  if (altered.kind === 'newer') return <Notice kind="info" title={t('altered.newer')} />;
  return (
    <Notice kind="danger" title={t('altered.title')}>
      <p>
        {t('altered.statement', { statement: altered.statement })} {t(`altered.kind.${altered.kind}`)}
      </p>
      <p>{t('altered.next')}</p>
    </Notice>
  );
}
