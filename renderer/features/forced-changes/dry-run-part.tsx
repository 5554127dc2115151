import { Button, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { DryRun } from '../../../preload/contract/forced-changes.ts';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { SqlText } from '../../ui/sql-text.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { Decision } from './decision.tsx';
import { ExactRows } from './exact-rows.tsx';
import c from './forced-changes.module.css';
import { LeftAloneTable } from './left-alone-table.tsx';
import { Problem } from './problem.tsx';
import { Statements } from './statements.tsx';
import { dryRunHolds, dryRunKey, useDryRun, useOver } from './use-dry-run.ts';
import type { Meanings } from './use-meanings.ts';

/** The dry run: asked for by hand, it shows all that imposing would write, and is what imposing then does. */
export function DryRunPart({ campaignId, meanings }: { campaignId: string; meanings: Meanings }) {
  const t = useWords('forcedChanges');
  const dryRun = useDryRun(campaignId);
  const run = () => void dryRun.refetch();
  const found = dryRun.isFetching || dryRun.error ? undefined : dryRun.data;
  const over = useOver(found?.at, dryRunHolds);
  const queries = useQueryClient();
  const nothingChosen = meanings.chosen.length === 0;
  return (
    <>
      <Section
        title={t('dryRun.title')}
        line={t('dryRun.line')}
        action={
          <Button
            variant={found ? 'default' : 'filled'}
            onClick={run}
            loading={dryRun.isFetching}
            disabled={nothingChosen}
          >
            {found ? t('dryRun.again') : t('dryRun.run')}
          </Button>
        }
      >
        {nothingChosen && <p className="quiet">{t('dryRun.needsMeaning')}</p>}
        {!nothingChosen && dryRun.isFetching && (
          <p className={c.reading} role="status">
            <Loader size={15} aria-hidden /> {t('dryRun.running')}
          </p>
        )}
        {!dryRun.isFetching && dryRun.error && <Problem error={dryRun.error} />}
        {!nothingChosen && !found && !dryRun.isFetching && !dryRun.error && <p className="quiet">{t('dryRun.idle')}</p>}
        {found && <Outcome dryRun={found} over={over} />}
      </Section>
      {found && found.rows > 0 && <ExactRows key={found.id} dryRun={found} />}
      {found && found.statements.length > 0 && <Statements dryRun={found} />}
      {found && found.rows > 0 && (
        <Decision
          dryRun={found}
          meanings={meanings}
          over={over}
          onBegun={() => void queries.resetQueries({ queryKey: dryRunKey(campaignId) })}
        />
      )}
    </>
  );
}

function Outcome({ dryRun, over }: { dryRun: DryRun; over: boolean }) {
  const t = useWords('forcedChanges');
  const format = useFormat();
  const counts = {
    rows: t('dryRun.rows', { count: dryRun.rows }),
    people: t('dryRun.people', { count: dryRun.people }),
  };
  const time = format.time(dryRun.at);
  return (
    <div className={c.stack}>
      <div>
        <p className={c.would}>
          {dryRun.rows === 0 ? t('dryRun.nobody') : t(dryRun.rows === 1 ? 'dryRun.wouldOne' : 'dryRun.would', counts)}
        </p>
        <p className="quiet">{dryRun.rows === 0 ? t('dryRun.nobodyLine') : t('dryRun.of', { time })}</p>
      </div>
      {over && <Notice kind="review">{t('dryRun.over', { time })}</Notice>}
      {dryRun.lacking.length > 0 && (
        <Notice kind="review" title={t('lacking.title')}>
          {t('lacking.line')}
          <SqlText text={dryRun.lacking.join('\n')} label={t('lacking.copy')} />
        </Notice>
      )}
      <LeftAloneTable leftAlone={dryRun.leftAlone} />
    </div>
  );
}
