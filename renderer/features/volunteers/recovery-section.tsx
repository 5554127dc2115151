import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { Recovery } from '../../../preload/contract/volunteers.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './volunteers.module.css';

interface RecoverySectionProps {
  recovery: Recovery | undefined;
  administers: boolean;
}

/** Whether the team could be recovered, by whom, since when, and whether that was ever tried. */
export function RecoverySection({ recovery, administers }: RecoverySectionProps) {
  const t = useWords('volunteers');
  return (
    <section className={c.part} aria-label={t('recovery.title')}>
      <div className={c.head}>
        <h2 className={c.legend}>{t('recovery.title')}</h2>
        {administers && recovery && (
          <div className={c.buttons}>
            <Button component={Link} to="/volunteers/rehearsal" variant="default">
              {t('recovery.rehearse')}
            </Button>
            <Button component={Link} to="/volunteers/recovery" variant="default">
              {t('recovery.again')}
            </Button>
          </div>
        )}
      </div>
      {recovery ? <Stands recovery={recovery} /> : <None administers={administers} />}
    </section>
  );
}

function None({ administers }: { administers: boolean }) {
  const t = useWords('volunteers');
  const make = (
    <Button component={Link} to="/volunteers/recovery" variant="default">
      {t('recovery.make')}
    </Button>
  );
  return (
    <Notice kind="review" title={t('recovery.none')} action={administers ? make : undefined}>
      {t('recovery.noneText')} {!administers && t('recovery.noneMember')}
    </Notice>
  );
}

function Stands({ recovery }: { recovery: Recovery }) {
  const t = useWords('volunteers');
  const format = useFormat();
  const { set, needed, holders, madeAt, lastRehearsalAt, renew } = recovery;
  const why = renew === 'rehearse' && lastRehearsalAt === undefined ? 'never' : renew;
  return (
    <div className={c.stands}>
      {why && <Notice kind="review" title={t(`recovery.renew.${why}`)} />}
      <p>
        {t('recovery.stands', { needed, count: holders.length, set, date: format.date(madeAt) })}{' '}
        {lastRehearsalAt === undefined
          ? t('recovery.neverRehearsed')
          : t('recovery.rehearsed', { date: format.date(lastRehearsalAt) })}
      </p>
      <p className={c.quiet}>
        {t('recovery.holders')}{' '}
        {holders.map(({ index, name, left }, place) => (
          <span key={index}>
            {place > 0 && ', '}
            {left ? (
              <>
                <s>{name}</s> ({t('recovery.gone')})
              </>
            ) : (
              name
            )}
          </span>
        ))}
      </p>
    </div>
  );
}
