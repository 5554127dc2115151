import type { KeyRing } from '../../../preload/contract/column-encryption.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { places } from './places.ts';

/** How safe the keys themselves are: who else has them, and whether recovery was tried. */
export function KeyNotices({ ring: { standing, recovery, rehearsedAt } }: { ring: KeyRing }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  if (standing === 'demonstration')
    return (
      <Notice kind="info" title={t('keys.standing.demonstration.what')}>
        {t('keys.standing.demonstration.why')}
      </Notice>
    );
  return (
    <>
      {standing === 'alone' && (
        <Notice
          kind="review"
          title={t('keys.standing.alone.what')}
          action={<a href={`#${places.volunteers}`}>{t('keys.standing.alone.go')}</a>}
        >
          {t('keys.standing.alone.why')}
        </Notice>
      )}
      {standing === 'team' && recovery !== 'rehearsed' && (
        <Notice
          kind="review"
          title={t(`keys.recoveryState.${recovery}.what`)}
          action={
            <a href={`#${recovery === 'none' ? places.recovery : places.rehearsal}`}>
              {t(`keys.recoveryState.${recovery}.go`)}
            </a>
          }
        >
          {t(`keys.recoveryState.${recovery}.why`)}
        </Notice>
      )}
      {recovery === 'rehearsed' && rehearsedAt !== undefined && (
        <p className="quiet">{t('keys.rehearsed', { date: format.date(rehearsedAt) })}</p>
      )}
    </>
  );
}
