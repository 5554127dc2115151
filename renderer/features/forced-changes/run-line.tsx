import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CirclePause, LoaderCircle, type LucideIcon, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Progress } from '../../../preload/contract/common.ts';
import type { Run } from '../../../preload/contract/forced-changes.ts';
import { api } from '../../client.ts';
import { useJobs } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './forced-changes.module.css';
import { Problem } from './problem.tsx';
import { UndoButton } from './undo-button.tsx';
import { useRun } from './use-run.ts';

const icons: Record<Run['state'], LucideIcon> = {
  running: LoaderCircle,
  interrupted: CirclePause,
  done: CircleCheck,
  undoing: LoaderCircle,
  undone: RotateCcw,
  purged: CircleCheck,
};

/** One run: when, by whom, what came of it, how far it is, and the way back. */
export function RunLine({ run }: { run: Run }) {
  const t = useWords('forcedChanges');
  const format = useFormat();
  const Icon = icons[run.state];
  const moment = format.moment(run.at);
  const [problem, setProblem] = useState<unknown>();
  const underWay = run.state === 'running' || run.state === 'undoing';
  const { progress, working } = useRun(run.id, underWay);
  // An undoing that nobody works at was cut short, and is gone on with by the same button.
  const still = run.state === 'done' || run.state === 'interrupted' || (run.state === 'undoing' && !working);
  const undoable = run.undoableUntil !== undefined && still;
  return (
    <li className={c.run}>
      <Icon size={17} aria-hidden data-state={run.state} />
      <div className={c.runWords}>
        <p className={c.runTitle}>
          {run.by === '' ? t('runs.byNobody', { moment }) : t('runs.by', { moment, name: run.by })}
          <span className={c.state}>{t(`runs.state.${run.state}`)}</span>
        </p>
        {run.state !== 'running' && <Counts run={run} />}
        {run.state === 'purged' && <p className="quiet">{t('runs.purged')}</p>}
        {run.state === 'interrupted' && <p className="quiet">{t('runs.interruptedLine')}</p>}
        {undoable && run.undoableUntil !== undefined && (
          <p className="quiet">{t('runs.until', { day: format.date(run.undoableUntil) })}</p>
        )}
        {problem !== undefined && <Problem error={problem} />}
        {working && <UnderWay run={run} progress={progress} />}
      </div>
      <div className={c.runActions}>
        {run.state === 'interrupted' && <ResumeButton />}
        {undoable && run.changed > run.undone && <UndoButton run={run} onProblem={setProblem} />}
      </div>
    </li>
  );
}

function Counts({ run: { planned, changed, passed, undone, notUndone } }: { run: Run }) {
  const t = useWords('forcedChanges');
  const parts = [
    changed === planned ? t('runs.changed', { count: changed }) : t('runs.changedOf', { count: changed, planned }),
    passed > 0 ? t('runs.passed', { count: passed }) : undefined,
    undone > 0 ? t('runs.undone', { count: undone }) : undefined,
    notUndone > 0 ? t('runs.notUndone', { count: notUndone }) : undefined,
  ];
  return (
    <ul className={c.counts}>
      {parts
        .filter((part) => part !== undefined)
        .map((part) => (
          <li key={part}>{part}</li>
        ))}
    </ul>
  );
}

/** The bar of a run that writes; the job behind it is stopped from here as from the panel of jobs. */
function UnderWay({ run, progress }: { run: Run; progress: Progress | undefined }) {
  const t = useWords('forcedChanges');
  const kind = run.state === 'undoing' ? 'undo' : 'forced-change';
  const job = useJobs().find((one) => one.kind === kind && one.state === 'running');
  const cancel = useMutation(api.shell.cancelJob.mutationOptions());
  const name = t(run.state === 'undoing' ? 'runs.undoing' : 'runs.writing');
  return (
    <ProgressBar
      label={name}
      name={name}
      done={progress?.done ?? 0}
      total={progress?.total}
      rate={progress?.rate}
      secondsLeft={progress?.secondsLeft}
      onCancel={job && (() => cancel.mutate({ id: job.id }))}
      cancelling={cancel.isPending || cancel.isSuccess}
    />
  );
}

/** Goes on with the change that was cut short on this computer; elsewhere there is nothing to go on with. */
function ResumeButton() {
  const t = useWords('forcedChanges');
  const explain = useExplain('forcedChanges');
  const job = useJobs().find(({ kind, canResume }) => (kind === 'forced-change' || kind === 'undo') && canResume);
  const queries = useQueryClient();
  const resume = useMutation(
    api.shell.resumeJob.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.forcedChanges.runs.key() }),
      onError: (error) => notify('danger', explain(error).what, explain(error).next),
    }),
  );
  if (job === undefined) return null;
  return (
    <Button variant="default" loading={resume.isPending} onClick={() => resume.mutate({ id: job.id })}>
      {t('runs.resume')}
    </Button>
  );
}
