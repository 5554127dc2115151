import type { Audit } from '../../../preload/contract/password-campaigns.ts';
import { Bars } from '../../ui/charts/bars.tsx';
import { Figure } from '../../ui/charts/figure.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { frequentReasons, totalsOf } from './audit-facts.ts';
import c from './password-campaigns.module.css';
import type { UseFilters } from './use-filters.ts';

/** Where the weak passwords are and why: bars by reason and by system; each leads to its accounts. */
export function BreakdownView({ audit, use }: { audit: Audit; use: UseFilters }) {
  return (
    <div className={c.view}>
      <ByReason audit={audit} use={use} />
      <BySystem audit={audit} use={use} />
    </div>
  );
}

function ByReason({ audit, use }: { audit: Audit; use: UseFilters }) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const totals = totalsOf(audit);
  const weak = totals.outcomes.weak;
  const list = frequentReasons(totals);
  const base = t('accounts', { count: weak });
  const [most] = list;
  return (
    <Figure
      title={t('breakdown.byReason')}
      line={t('breakdown.byReasonLine', { base })}
      summary={
        most === undefined
          ? t('breakdown.noReason')
          : t('breakdown.reasonSummary', { reason: t(`short.${most[0]}`), count: most[1], base })
      }
      table={{
        titles: [t('breakdown.reasonHead'), t('breakdown.weakHead'), t('history.share')],
        rows: list.map(([reason, count]) => [
          t(`short.${reason}`),
          format.number(count),
          weak > 0 ? format.percent(count / weak) : '',
        ]),
      }}
    >
      <Bars
        label={t('breakdown.byReason')}
        bars={list.map(([reason, value]) => ({
          key: reason,
          label: t(`short.${reason}`),
          value,
          base: weak,
          onOpen: () => use.show('accounts', { reasons: [reason] }),
        }))}
      />
    </Figure>
  );
}

function BySystem({ audit, use }: { audit: Audit; use: UseFilters }) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const { outcomes, total } = totalsOf(audit);
  const percent = (part: number, whole: number) => (whole > 0 ? format.percent(part / whole) : '');
  return (
    <Figure
      title={t('breakdown.bySystem')}
      line={t('breakdown.bySystemLine')}
      summary={t('breakdown.systemSummary', {
        weak: outcomes.weak,
        total,
        percent: percent(outcomes.weak, total),
      })}
      table={{
        titles: [t('breakdown.systemHead'), t('breakdown.weakHead'), t('breakdown.totalHead'), t('history.share')],
        rows: audit.counts.map((one) => [
          t(`systemPlural.${one.system}`),
          format.number(one.outcomes.weak),
          format.number(one.total),
          percent(one.outcomes.weak, one.total),
        ]),
      }}
    >
      <Bars
        label={t('breakdown.bySystem')}
        bars={audit.counts.map((one) => ({
          key: one.system,
          label: t(`systemPlural.${one.system}`),
          value: one.outcomes.weak,
          base: one.total,
          onOpen: () => use.show('accounts', { systems: [one.system], outcomes: ['weak'] }),
        }))}
      />
    </Figure>
  );
}
