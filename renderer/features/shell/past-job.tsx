import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CirclePause, CircleSlash, TriangleAlert } from 'lucide-react';
import type { Job } from '../../../preload/contract/shell.ts';
import { api } from '../../client.ts';
import { useExplain, useExplainCode } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './jobs-panel.module.css';

const icons = {
  running: CirclePause,
  done: CircleCheck,
  cancelled: CircleSlash,
  failed: TriangleAlert,
  interrupted: CirclePause,
} as const;
const ownReasons = ['STOPPED', 'KILLED', 'EXPORT_DISK_FULL', 'EXPORT_NOT_WRITABLE'] as const;

/** How a job ended: when, how much of it was done, why not all, what was kept, and the way to go on where there is one. */
export function PastJob({ job }: { job: Job }) {
  const t = useWords('shell');
  const format = useFormat();
  const explain = useExplain('shell');
  const why = useWhy();
  const figures = useFigures();
  const resume = useMutation(
    api.shell.resumeJob.mutationOptions({
      onError: (error) => {
        const { what, next } = explain(error);
        notify('danger', what, next);
      },
    }),
  );
  if (job.state === 'running') return null;
  const Icon = icons[job.state];
  const name = t(`kind.${job.kind}`, { subject: job.subject });
  const when = t(`state.${job.state}`, { when: format.when(job.endedAt ?? job.startedAt) });
  const reasons = job.state === 'done' ? [] : [job.problem && why(job.problem), t(`kept.${job.kind}`)];
  return (
    <div className={c.ended}>
      <Icon size={16} aria-hidden data-state={job.state} />
      <div className={c.what}>
        <span className={c.name} title={name}>
          {name}
        </span>
        <span className={c.when}>{[when, ...figures(job)].join(' · ')}</span>
        {reasons.filter(Boolean).map((reason) => (
          <span key={reason} className={c.why}>
            {reason}
          </span>
        ))}
      </div>
      {job.canResume && (
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('resumeOf', { name })}
          onClick={() => resume.mutate({ id: job.id })}
          loading={resume.isPending}
        >
          {t('resume')}
        </Button>
      )}
    </div>
  );
}

/** Why a job did not come to its end, in a sentence. */
function useWhy() {
  const t = useWords('shell');
  const explain = useExplainCode();
  return ({ code, detail }: NonNullable<Job['problem']>): string => {
    const own = ownReasons.find((one) => one === code);
    return own ? t(`why.${own}`) : (explain(code, detail) ?? t('why.unknown'));
  };
}

/** What came of a job that ended well; of another, how far it was. */
function useFigures() {
  const t = useWords('shell');
  const ui = useWords('ui');
  const format = useFormat();
  return ({ kind, state, done, total, facts }: Job): string[] => {
    const inBytes = kind === 'backup' || kind === 'hand-over';
    if (state !== 'done') return total && !inBytes ? [ui('progressCount', { done, total })] : [];
    const rows = typeof facts?.rows === 'number' ? [t('rows', { count: facts.rows })] : [];
    const bytes = typeof facts?.bytes === 'number' ? [format.bytes(facts.bytes)] : [];
    const accounts = kind === 'audit' || kind === 'forced-change' || kind === 'undo';
    const written = [facts?.changed, facts?.undone].find((fact) => typeof fact === 'number') ?? done;
    if (accounts && written > 0) return [t('accounts', { count: written })];
    const messages = (kind === 'send' || kind === 'bounces') && done > 0 ? [t('messages', { count: done })] : [];
    return [...messages, ...rows, ...bytes];
  };
}
