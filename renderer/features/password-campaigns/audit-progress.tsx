import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { Audit } from '../../../preload/contract/password-campaigns.ts';
import type { Job } from '../../../preload/contract/shell.ts';
import { api } from '../../client.ts';
import { useJobs } from '../../live.ts';
import { explainProblem } from '../../refusals/explain.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './password-campaigns.module.css';
import { StartProblem } from './start-problem.tsx';

const steps = ['connecting', 'judging', 'comparing', 'tidying'] as const;

interface AuditProgressProps {
  /** The latest audit. */
  audit: Audit;
  job: Job | undefined;
  onMapping: () => void;
}

/** The audit that runs, or the one that was cut short and can go on. Shows nothing when all is done. */
export function AuditProgress({ audit, job, onMapping }: AuditProgressProps) {
  if (job !== undefined) return <Running audit={audit} job={job} />;
  if (audit.state === 'interrupted' || audit.state === 'cancelled')
    return <CutShort audit={audit} onMapping={onMapping} />;
  return null;
}

function Running({ audit, job }: { audit: Audit; job: Job }) {
  const t = useWords('passwordCampaigns');
  const cancel = useMutation(api.passwordCampaigns.cancel.mutationOptions());
  const step = steps.find((one) => one === job.step);
  const label =
    step === undefined
      ? t('progress.label', { connection: job.subject })
      : t(`progress.step.${step}`, { connection: job.subject });
  return (
    <div className={c.progress}>
      <ProgressBar
        label={label}
        name={t('progress.name')}
        done={job.done}
        total={job.total}
        rate={job.rate}
        secondsLeft={job.secondsLeft}
        onCancel={() => cancel.mutate({ auditId: audit.id })}
        cancelling={cancel.isPending || audit.state !== 'running'}
      />
    </div>
  );
}

function CutShort({ audit, onMapping }: { audit: Audit; onMapping: () => void }) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const queries = useQueryClient();
  const resume = useMutation(
    api.passwordCampaigns.resume.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.passwordCampaigns.key() }),
    }),
  );
  const defect = useJobs().find((job) => job.kind === 'audit')?.problem;
  const state = audit.state === 'cancelled' ? 'cancelled' : 'interrupted';
  const lost = audit.problem && explainProblem(audit.problem);
  return (
    <div className={c.progress}>
      <div className={c.cutShort} role="status">
        <TriangleAlert size={16} aria-hidden />
        <p>
          <strong>
            {t(`progress.${state}`, {
              day: format.date(audit.startedAt),
              accounts: t('accounts', { count: audit.accounts }),
            })}
          </strong>{' '}
          {lost && `${lost.what}. `}
          {t('progress.kept')} {lost?.next}
          {state === 'interrupted' && defect?.code === 'DEFECT' && defect.detail !== undefined && (
            <code className={c.detail}>{defect.detail}</code>
          )}
        </p>
        <Button
          variant="default"
          size="compact-sm"
          loading={resume.isPending}
          onClick={() => resume.mutate({ auditId: audit.id })}
        >
          {t('progress.resume')}
        </Button>
      </div>
      {resume.error && <StartProblem error={resume.error} onMapping={onMapping} />}
    </div>
  );
}
