import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CirclePause, FileCheck2, LoaderCircle, Undo2 } from 'lucide-react';
import { Link } from 'wouter';
import type { PurgeRun } from '../../../preload/contract/retention.ts';
import { api } from '../../client.ts';
import { useJobs } from '../../live.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { certificateAt } from './places.ts';
import { Problem } from './problem.tsx';
import c from './retention.module.css';

const icons = {
  ...{ running: LoaderCircle, undoing: LoaderCircle, interrupted: CirclePause },
  ...{ done: CircleCheck, undone: Undo2, forgotten: CircleCheck },
} as const;

/** One purge: how far it is or what it did, until when it can be undone, and its certificate. */
export function RunLine({ run, connectionId }: { run: PurgeRun; connectionId: string }) {
  const t = useWords('retention');
  const format = useFormat();
  const queries = useQueryClient();
  const jobs = useJobs().filter(({ kind, subject }) => kind === 'purge' && subject === run.rule);
  const job = jobs.find(({ state }) => state === 'running');
  const resumable = jobs.find(({ canResume }) => canResume);
  const undo = useMutation(api.retention.undo.mutationOptions());
  const cancel = useMutation(api.shell.cancelJob.mutationOptions());
  const resume = useMutation(
    api.shell.resumeJob.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.retention.key() }),
    }),
  );
  const { state, purged, withThem, passed, undone, notUndone, undoableUntil, certificateId } = run;
  const Icon = icons[state];
  const working = state === 'running' || state === 'undoing';
  const mayUndo = (state === 'done' || state === 'interrupted') && purged > 0 && undoableUntil !== undefined;
  const counts = [
    t('runs.purged', { count: purged }),
    ...(withThem > 0 ? [t('runs.withThem', { count: withThem })] : []),
    ...(passed > 0 ? [t('runs.passed', { count: passed })] : []),
    ...(undone > 0 ? [t('runs.undone', { count: undone })] : []),
    ...(notUndone > 0 ? [t('runs.notUndone', { count: notUndone })] : []),
  ];
  return (
    <div className={c.run} data-state={state}>
      <Icon size={17} aria-hidden />
      <div className={c.runWords}>
        <p className={c.runTitle}>
          {run.rule} <span className="quiet">{t(`runs.state.${state}`)}</span>
        </p>
        {working && job ? (
          <ProgressBar
            label={t(state === 'running' ? 'runs.purging' : 'runs.undoing')}
            name={t('runs.rows')}
            done={job.done}
            total={job.total}
            rate={job.rate}
            secondsLeft={job.secondsLeft}
            onCancel={() => cancel.mutate({ id: job.id })}
            cancelling={cancel.isPending}
          />
        ) : (
          <p className={c.counts}>{counts.join(' · ')}</p>
        )}
        <p className={c.under}>
          {t('runs.by', { by: run.by, moment: format.moment(run.at), table: run.table })}
          {mayUndo && ` · ${t('runs.until', { day: format.date(undoableUntil) })}`}
        </p>
        <Problem error={undo.error ?? resume.error} />
      </div>
      <div className={c.runActions}>
        {certificateId !== undefined && (
          <Button
            component={Link}
            to={certificateAt(certificateId, connectionId)}
            variant="default"
            size="compact-sm"
            leftSection={<FileCheck2 size={14} aria-hidden />}
          >
            {t('runs.certificate')}
          </Button>
        )}
        {!working && resumable && state === 'interrupted' && (
          <Button
            variant="default"
            size="compact-sm"
            loading={resume.isPending}
            onClick={() => resume.mutate({ id: resumable.id })}
          >
            {t('runs.resume')}
          </Button>
        )}
        {mayUndo && (
          <Button
            variant="default"
            size="compact-sm"
            loading={undo.isPending}
            onClick={() => undo.mutate({ runId: run.id })}
          >
            {t('runs.undo')}
          </Button>
        )}
      </div>
    </div>
  );
}
