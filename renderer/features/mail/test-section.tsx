import { Button, Loader } from '@mantine/core';
import { CircleCheck, CircleX, type LucideIcon, Minus } from 'lucide-react';
import type { MailTestStep, Sender } from '../../../preload/contract/mail.ts';
import { useOfflineSince } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import type { Explanation } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './mail.module.css';
import { useProblemWords } from './use-problem-words.ts';
import type { SenderTest } from './use-test.ts';

/** The test of the sender, step by step, with what failed and what to do. */
export function TestSection({ sender, test }: { sender: Sender; test: SenderTest }) {
  const t = useWords('mail');
  const explain = useExplain('mail');
  const explainProblem = useProblemWords(sender);
  const offline = useOfflineSince() !== undefined;
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
      <div className={c.stack}>
        {offline && <Notice kind="info">{t('test.offline')}</Notice>}
        {test.state === 'idle' && <LastTest sender={sender} />}
        <ol aria-live="polite">
          {test.steps.map((step) => (
            <Step key={step.step} step={step} said={step.problem && explainProblem(step.step, step.problem)} />
          ))}
        </ol>
        {test.state === 'passed' && <Notice kind="good">{t('test.passed')}</Notice>}
        {test.error !== undefined && (
          <Notice kind="danger" title={explain(test.error).what}>
            {explain(test.error).why} {explain(test.error).next}
          </Notice>
        )}
      </div>
    </Section>
  );
}

function LastTest({ sender: { lastTest } }: { sender: Sender }) {
  const t = useWords('mail');
  const format = useFormat();
  if (lastTest === undefined) return <p className="quiet">{t('test.idle')}</p>;
  const state = lastTest.passed ? 'passed' : 'failed';
  const Icon = icons[state];
  return (
    <p className={c.step} data-state={state}>
      <span className={c.icon}>
        <Icon size={17} aria-hidden />
      </span>
      {t(`test.last.${state}`, { moment: format.when(lastTest.at) })}
    </p>
  );
}

const icons: Record<Exclude<MailTestStep['state'], 'running'>, LucideIcon> = {
  passed: CircleCheck,
  failed: CircleX,
  skipped: Minus,
};

function Step({ step: { step, state, fact }, said }: { step: MailTestStep; said: Explanation | undefined }) {
  const t = useWords('mail');
  const Icon = state === 'running' ? undefined : icons[state];
  return (
    <li className={c.step} data-state={state}>
      <span className={c.icon}>
        {Icon ? <Icon size={17} aria-hidden /> : <Loader size={15} aria-hidden />}
        <span className="visually-hidden">{t(`test.stepState.${state}`)}</span>
      </span>
      <div className={c.words}>
        <span>{t(`test.step.${step}`)}</span>
        {fact !== undefined && <code className={c.fact}>{fact}</code>}
        {said && (
          <div className={c.problem}>
            <p className={c.what}>{said.what}</p>
            {said.why && <p>{said.why}</p>}
            {said.next && <p>{said.next}</p>}
          </div>
        )}
      </div>
    </li>
  );
}
