import { HeartPulse } from 'lucide-react';
import { useExplain } from '../../refusals/explain.ts';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { Above, type OfBase } from './above.tsx';
import { HealthSummary } from './health-summary.tsx';
import { HealthTable } from './health-table.tsx';
import { RemainsList } from './remains-part.tsx';
import { ScheduleSection } from './schedule-section.tsx';
import { useHealth } from './use-columns.ts';

/** Whether what was protected still is, what was verified and when it will be, and what people still have to do. */
export function HealthView({ base, bases }: OfBase) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const explain = useExplain('columnEncryption');
  const health = useHealth(base.id);
  const known = health.data;
  const some = known !== undefined && known.columns.length > 0;
  return (
    <Page
      title={t('health.title')}
      line={
        known?.checkedAt === undefined
          ? t('health.notChecked')
          : t('health.checked', { when: format.when(known.checkedAt) })
      }
      filters={<Above base={base} bases={bases} view="health" readAt={health.dataUpdatedAt} />}
    >
      {health.isPending && <Loading rows={8} />}
      {health.error && !known && <Failure explanation={explain(health.error)} retry={() => void health.refetch()} />}
      {known && !some && (
        <Empty icon={HeartPulse} title={t('health.none')}>
          {t('health.noneLine')}
        </Empty>
      )}
      {some && (
        <>
          <HealthSummary base={base} health={known} />
          <HealthTable health={known} />
          <ScheduleSection base={base} everyDays={known.everyDays} />
          {known.columns
            .map((column) => ({ column, remains: known.remains.filter(({ planId }) => planId === column.planId) }))
            .filter(({ remains }) => remains.length > 0)
            .map(({ column, remains }) => (
              <Section
                key={column.planId}
                title={`${t('remains.title')} · ${column.table}.${column.column}`}
                line={t('remains.line')}
              >
                <RemainsList remains={remains} />
              </Section>
            ))}
        </>
      )}
    </Page>
  );
}
