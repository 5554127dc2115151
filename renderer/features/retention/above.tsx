import { NativeSelect } from '@mantine/core';
import { useLocation } from 'wouter';
import { useOfflineSince } from '../../live.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { placeOf, type View, views } from './places.ts';
import c from './retention.module.css';
import type { OfBase } from './use-retention.ts';

/** What stands above each view: that there is no network, the views with how much they hold, the database where there are several. */
export function Above({ base, bases, retention, view }: OfBase & { view: View }) {
  const t = useWords('retention');
  const format = useFormat();
  const [, navigate] = useLocation();
  const offline = useOfflineSince();
  const count: Record<View, number> = {
    rules: retention.rules.length,
    runs: retention.runs.length,
    clocks: retention.clocks.length,
    holds: retention.holds.filter(({ state }) => state === 'standing').length,
    certificates: retention.certificates.length,
  };
  return (
    <div className={c.above}>
      {offline !== undefined && (
        <Notice kind="info" title={t('offline')}>
          {t('offlineLine')}
        </Notice>
      )}
      <div className={c.tabsLine}>
        <nav className={c.tabs} aria-label={t('views')}>
          {views.map((one) => (
            <a key={one} href={`#${placeOf(one, base.id)}`} aria-current={one === view ? 'page' : undefined}>
              {t(`view.${one}`)}
              {count[one] > 0 && <span className={c.count}>{format.number(count[one])}</span>}
            </a>
          ))}
        </nav>
        {bases.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('base')}
            className={c.base ?? ''}
            value={base.id}
            data={bases.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => navigate(placeOf(view, event.currentTarget.value))}
          />
        )}
      </div>
    </div>
  );
}
