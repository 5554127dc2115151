import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react';
import type { Job } from '../../../preload/contract/shell.ts';
import { api } from '../../client.ts';
import { useExplainCode } from '../../refusals/explain.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './jobs-panel.module.css';

/** All the jobs since the application was opened, running ones first. */
export function JobsPanel({ jobs }: { jobs: readonly Job[] }) {
  const t = useWords('shell');
  const inOrder = jobs.toSorted(
    (a, b) => Number(b.state === 'running') - Number(a.state === 'running') || b.startedAt.localeCompare(a.startedAt),
  );
  return (
    <div className={c.panel}>
      <h2 className={c.title}>{t('title')}</h2>
      {jobs.length === 0 && <p className={c.none}>{t('none')}</p>}
      <ul>
        {inOrder.slice(0, 20).map((job) => (
          <li key={job.id} className={c.job}>
            {job.state === 'running' ? <Running job={job} /> : <Ended job={job} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Running({ job }: { job: Job }) {
  const t = useWords('shell');
  const cancel = useMutation(api.shell.cancelJob.mutationOptions());
  const name = t(`kind.${job.kind}`, { subject: job.subject });
  return (
    <ProgressBar
      label={name}
      name={name}
      done={job.done}
      total={job.total}
      rate={job.rate}
      secondsLeft={job.secondsLeft}
      below
      onCancel={() => cancel.mutate({ id: job.id })}
      cancelling={cancel.isPending || cancel.isSuccess}
    />
  );
}

const icons = { done: CircleCheck, cancelled: CircleSlash, failed: TriangleAlert } as const;

function Ended({ job }: { job: Job }) {
  const t = useWords('shell');
  const format = useFormat();
  const explain = useExplainCode();
  if (job.state === 'running') return null;
  const Icon = icons[job.state];
  return (
    <div className={c.ended}>
      <Icon size={16} aria-hidden data-state={job.state} />
      <div className={c.what}>
        <span className={c.name}>{t(`kind.${job.kind}`, { subject: job.subject })}</span>
        <span className={c.when}>{t(`state.${job.state}`, { time: format.time(job.endedAt ?? job.startedAt) })}</span>
        {job.problem && <span className={c.why}>{explain(job.problem.code, job.problem.detail) ?? t('failed')}</span>}
      </div>
    </div>
  );
}
