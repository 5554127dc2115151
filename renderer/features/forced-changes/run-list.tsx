import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { Section } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import c from './forced-changes.module.css';
import { Problem } from './problem.tsx';
import { RunLine } from './run-line.tsx';

/** What was imposed in this campaign, newest first, each with the way back while there is one. */
export function RunList({ campaignId }: { campaignId: string }) {
  const t = useWords('forcedChanges');
  const runs = useQuery(api.forcedChanges.runs.queryOptions({ input: { campaignId } }));
  return (
    <Section title={t('runs.title')}>
      {runs.isPending && <Loading rows={3} />}
      {runs.error && !runs.data && <Problem error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.data?.length === 0 && <p className="quiet">{t('runs.none')}</p>}
      <ul className={c.runs}>
        {runs.data
          ?.toSorted((a, b) => b.at.localeCompare(a.at))
          .map((run) => (
            <RunLine key={run.id} run={run} />
          ))}
      </ul>
    </Section>
  );
}
