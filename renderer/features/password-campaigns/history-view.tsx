import type { Audit } from '../../../preload/contract/password-campaigns.ts';
import { Figure } from '../../ui/charts/figure.tsx';
import { Trend } from '../../ui/charts/trend.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { totalsOf, trendOf } from './audit-facts.ts';
import { AuditList } from './audit-list.tsx';
import c from './password-campaigns.module.css';
import type { UseFilters } from './use-filters.ts';

interface HistoryViewProps {
  audits: readonly Audit[];
  audit: Audit;
  use: UseFilters;
}

/** Audit after audit: the trend of those of the same database, and the list of all. */
export function HistoryView({ audits, audit, use }: HistoryViewProps) {
  const t = useWords('passwordCampaigns');
  return (
    <div className={c.view}>
      <WeakTrend points={trendOf(audits, audit.connectionId)} connection={audit.connectionName} />
      <h2 className={c.subtitle}>{t('history.list')}</h2>
      <AuditList audits={audits} current={audit.id} use={use} />
    </div>
  );
}

function WeakTrend({ points, connection }: { points: readonly Audit[]; connection: string }) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const values = points.map((audit) => ({
    label: format.date(audit.startedAt),
    value: totalsOf(audit).outcomes.weak,
    total: audit.accounts,
  }));
  const now = values.at(-1);
  const before = values.at(-2);
  return (
    <Figure
      title={t('history.trend')}
      line={t('history.trendLine', { connection })}
      summary={now === undefined || before === undefined ? t('history.trendOne') : sentence(now.value, before)}
      table={{
        titles: [t('history.day'), t('history.weak'), t('history.accounts'), t('history.share')],
        rows: values.map(({ label, value, total }) => [
          label,
          format.number(value),
          format.number(total),
          total > 0 ? format.percent(value / total) : '',
        ]),
      }}
    >
      {values.length > 1 && <Trend points={values} name={t('history.weak')} />}
    </Figure>
  );

  function sentence(value: number, { value: was, label: day }: { value: number; label: string }): string {
    const difference = Math.abs(value - was);
    if (difference === 0) return t('history.equal', { now: value, day });
    return t(value < was ? 'history.fewer' : 'history.more', { now: value, difference, day });
  }
}
