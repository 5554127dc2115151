import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Job } from '../../../preload/contract/shell.ts';
import { api } from '../../client.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useWords } from '../../words.ts';
import { stepName } from './job-step.ts';
import c from './jobs-panel.module.css';
import { PastJob } from './past-job.tsx';

/** The jobs that run, and the outcome of past ones. */
export function JobsPanel({ jobs }: { jobs: readonly Job[] }) {
  const t = useWords('shell');
  const forget = useMutation(api.shell.forgetJobs.mutationOptions());
  const newestFirst = jobs.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  const running = newestFirst.filter((job) => job.state === 'running');
  const past = newestFirst.filter((job) => job.state !== 'running');
  return (
    <div className={c.panel}>
      <h2 className={c.title}>{t('title')}</h2>
      {jobs.length === 0 && <p className={c.none}>{t('none')}</p>}
      <ul>
        {running.map((job) => (
          <li key={job.id} className={c.job}>
            <RunningJob job={job} />
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <>
          <div className={c.head}>
            <h3 className={c.part}>{t('past')}</h3>
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => forget.mutate(undefined)}>
              {t('forget')}
            </Button>
          </div>
          <ul>
            {past.map((job) => (
              <li key={job.id} className={c.job}>
                <PastJob job={job} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function RunningJob({ job }: { job: Job }) {
  const t = useWords('shell');
  const cancel = useMutation(api.shell.cancelJob.mutationOptions());
  const name = t(`kind.${job.kind}`, { subject: job.subject });
  const step = stepName(job);
  return (
    <>
      <ProgressBar
        label={name}
        name={name}
        done={job.done}
        total={job.total}
        rate={job.rate}
        secondsLeft={job.secondsLeft}
        unit={job.kind === 'backup' || job.kind === 'hand-over' ? 'bytes' : undefined}
        below
        onCancel={() => cancel.mutate({ id: job.id })}
        cancelling={cancel.isPending || cancel.isSuccess}
      />
      {step && <p className={c.step}>{t(`step.${step}`)}</p>}
    </>
  );
}
