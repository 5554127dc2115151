import { Eraser } from 'lucide-react';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { Above } from './above.tsx';
import c from './retention.module.css';
import { RunLine } from './run-line.tsx';
import type { OfBase } from './use-retention.ts';

/** The purges of a database, newest first. */
export function RunsView(of: OfBase) {
  const { base, retention } = of;
  const t = useWords('retention');
  return (
    <Page title={t('title')} line={t('runs.line')} filters={<Above {...of} view="runs" />}>
      {retention.runs.length === 0 ? (
        <Empty icon={Eraser} title={t('runs.empty')}>
          {t('runs.emptyLine')}
        </Empty>
      ) : (
        <div className={c.runs}>
          {retention.runs.map((run) => (
            <RunLine key={run.id} run={run} connectionId={base.id} />
          ))}
        </div>
      )}
    </Page>
  );
}
