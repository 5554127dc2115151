import { type Campaign, deliveryStates, standings } from '../../../preload/contract/campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { settledShare } from './campaign-facts.ts';
import c from './report.module.css';
import { shownCounts, smallest } from './report-counts.ts';

/** The report itself, the same on the screen and on paper. */
export function ReportText({ campaign }: { campaign: Campaign }) {
  const t = useWords('campaigns');
  const format = useFormat();
  const { connectionName, auditAt, people, accounts, counts, deliveries, startedAt, imposedOn } = campaign;
  const standing = standings.filter((one) => counts[one] > 0).map((one): Row => [t(`standings.${one}`), counts[one]]);
  // A count that the table hides is not told in words either.
  const told = shownCounts(standings.map((one) => counts[one]));
  const tells = told[standings.indexOf('verified')] !== undefined;
  const fates = deliveryStates
    .filter((one) => (deliveries[one] ?? 0) > 0)
    .map((one): Row => [t(`delivery.${one}`), deliveries[one] ?? 0]);
  return (
    <div className={c.report}>
      <p>
        {t('report.what', {
          connection: connectionName,
          day: format.date(auditAt),
          people: t('people', { count: people }),
          accounts: t('accounts', { count: accounts }),
        })}{' '}
        {startedAt === undefined ? t('report.notBegun') : t('report.began', { date: format.date(startedAt) })}{' '}
        {imposedOn !== undefined && t('report.imposed', { day: format.date(imposedOn) })}
      </p>
      {tells && (
        <p className={c.first}>
          {t('report.verified', { count: counts.verified, percent: format.percent(settledShare(campaign)) })}
        </p>
      )}
      <Table title={t('report.standing')} rows={standing} of={people} />
      {fates.length > 0 && (
        <Table title={t('report.messages')} rows={fates} of={fates.reduce((sum, [, count]) => sum + count, 0)} />
      )}
    </div>
  );
}

function Cells({ count, of }: { count: number | undefined; of: number }) {
  const t = useWords('campaigns');
  const format = useFormat();
  return count === undefined ? (
    <td colSpan={2}>{t('report.hidden')}</td>
  ) : (
    <>
      <td>{format.number(count)}</td>
      <td>{of > 0 ? format.percent(count / of) : ''}</td>
    </>
  );
}

type Row = readonly [name: string, count: number];

function Table({ title, rows, of }: { title: string; rows: readonly Row[]; of: number }) {
  const t = useWords('campaigns');
  const format = useFormat();
  const shown = shownCounts(rows.map(([, count]) => count));
  return (
    <table className={c.table}>
      {shown.includes(undefined) && (
        <caption className={c.caption}>{t('report.hiddenWhy', { least: smallest })}</caption>
      )}
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('report.count')}</th>
          <th scope="col">{t('report.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name], at) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <Cells count={shown[at]} of={of} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('report.total')}</th>
          <td>{format.number(rows.reduce((sum, [, count]) => sum + count, 0))}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
