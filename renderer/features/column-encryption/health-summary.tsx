import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { Health } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { whileShown } from '../../live.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { isGood } from './column-lines.ts';

/** One sentence, and the figures that it rests on. */
export function HealthSummary({ base, health: { columns } }: { base: Profile; health: Health }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const purge = useNextPurge(base.id);
  const bad = columns.filter(({ verification }) => verification !== undefined && !isGood(verification)).length;
  const sum = (kind: 'pending' | 'stale' | 'corrupt') =>
    columns.reduce((all, { verification }) => all + (verification?.[kind] ?? 0), 0);
  const first = columns.flatMap(({ next, overdue }) => (next ? [{ next, overdue }] : []));
  const next = first.sort((a, b) => a.next.localeCompare(b.next))[0];
  const when = ({ next: day, overdue }: { next: string; overdue: boolean }) =>
    overdue ? t('health.overdueSince', { date: format.date(day) }) : format.date(day);
  const Icon = bad === 0 ? CircleCheck : TriangleAlert;
  const figures = [
    { name: t('health.protected'), value: format.number(columns.length) },
    { name: t('health.pending'), value: format.number(sum('pending')) },
    { name: t('health.stale'), value: format.number(sum('stale')) },
    { name: t('health.corrupt'), value: format.number(sum('corrupt')) },
    { name: t('health.nextVerification'), value: next === undefined ? t('health.noPurge') : when(next) },
    {
      name: t('health.nextPurge'),
      value:
        purge === undefined
          ? t('health.noPurge')
          : t('health.nextPurgeValue', {
              day: format.date(purge.day),
              rule: purge.rule,
              rows: t('health.rows', { count: purge.rows }),
            }),
    },
  ];
  return (
    <div className={c.summary}>
      <p className={c.verdict}>
        <Icon className={c.verdictMark} data-bad={bad > 0 || undefined} size={18} aria-hidden />{' '}
        {bad === 0 ? t('health.allWell') : t('health.toLook', { count: bad })}
      </p>
      <dl className={`${c.figures} ${c.wide}`}>
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The next rows that a retention rule lets go; undefined where there is none, or while retention does not answer. */
function useNextPurge(connectionId: string) {
  const retention = useQuery(
    api.retention.watch.experimental_liveOptions({ input: { connectionId }, ...whileShown }),
  ).data;
  return retention?.rules
    .filter(({ enabled }) => enabled)
    .flatMap(({ name, look }) => (look?.next ? [{ rule: name, ...look.next }] : []))
    .sort((a, b) => a.day.localeCompare(b.day))[0];
}
