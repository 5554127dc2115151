import { Button, Loader } from '@mantine/core';
import { CircleCheck, CircleX, type LucideIcon, Minus, TriangleAlert } from 'lucide-react';
import type { Profile, TestStep } from '../../../preload/contract/connections.ts';
import { explainProblem, useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { HostKeyChanged, HostKeyUnknown } from './host-key.tsx';
import c from './test-section.module.css';
import type { ConnectionTest } from './use-test.ts';

/** The test of a connection, step by step, with what failed and what to do. */
export function TestSection({ profile, test }: { profile: Profile; test: ConnectionTest }) {
  const t = useWords('connections');
  const explain = useExplain('connections');
  const failed = test.steps.find((step) => step.state === 'failed');
  return (
    <Section
      title={t('test.title')}
      line={t('test.line')}
      action={
        <Button variant="default" onClick={test.run} loading={test.state === 'running'}>
          {test.state === 'idle' ? t('test.run') : t('test.again')}
        </Button>
      }
    >
      {test.state === 'idle' && <p className="quiet">{t('test.idle')}</p>}
      <ol className={c.steps} aria-live="polite">
        {test.steps.map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </ol>
      {test.state === 'passed' && <Notice kind="good">{t('test.passed')}</Notice>}
      {test.error !== undefined && (
        <Notice kind="danger" title={explain(test.error).what}>
          {explain(test.error).why} {explain(test.error).next}
        </Notice>
      )}
      {failed?.problem?.code === 'host-key-unknown' && (
        <HostKeyUnknown profile={profile} problem={failed.problem} onAccepted={test.run} />
      )}
      {failed?.problem?.code === 'host-key-changed' && (
        <HostKeyChanged profile={profile} problem={failed.problem} onForgotten={test.run} />
      )}
    </Section>
  );
}

const icons: Record<Exclude<TestStep['state'], 'running'>, LucideIcon> = {
  passed: CircleCheck,
  warned: TriangleAlert,
  failed: CircleX,
  skipped: Minus,
};

function Step({ step: { step, state, fact, milliseconds, problem } }: { step: TestStep }) {
  const t = useWords('connections');
  const format = useFormat();
  const said = problem && explainProblem(problem);
  // A server seen for the first time is not a fault: the fingerprint to compare stands below.
  const isNew = problem?.code === 'host-key-unknown';
  // The rights are told as a number of tables, which is to be said in words.
  const isCount = step === 'rights' && /^\d+$/.test(fact ?? '');
  const Icon = state === 'running' ? undefined : icons[isNew ? 'warned' : state];
  return (
    <li className={c.step} data-state={isNew ? 'warned' : state}>
      <span className={c.icon}>
        {Icon ? <Icon size={17} aria-hidden /> : <Loader size={15} aria-hidden />}
        <span className="visually-hidden">{t(`test.stepState.${state}`)}</span>
      </span>
      <div className={c.words}>
        <span>{t(`test.step.${step}`)}</span>
        {fact !== undefined && isCount && <span className={c.fact}>{t('test.tables', { count: Number(fact) })}</span>}
        {fact !== undefined && !isCount && <code className={c.fact}>{fact}</code>}
        {said && (
          <div className={c.problem}>
            <p className={c.what}>{said.what}</p>
            {said.why && !isNew && <p>{said.why}</p>}
            {said.next && <p>{said.next}</p>}
          </div>
        )}
      </div>
      {milliseconds !== undefined && milliseconds >= 1 && (
        <span className={c.time}>{format.duration(milliseconds)}</span>
      )}
    </li>
  );
}
