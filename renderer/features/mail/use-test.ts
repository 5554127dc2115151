import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MailTestStep } from '../../../preload/contract/mail.ts';
import { api, client } from '../../client.ts';

export interface SenderTest {
  state: 'idle' | 'running' | 'passed' | 'failed';
  steps: readonly MailTestStep[];
  /** The test itself could not run (a refusal or a cut wire), as opposed to a step that failed. */
  error: unknown;
  run: () => void;
}

function withStep(steps: readonly MailTestStep[], step: MailTestStep): readonly MailTestStep[] {
  if (step.state === 'skipped') return steps;
  const at = steps.findIndex((one) => one.step === step.step);
  return at < 0 ? [...steps, step] : steps.with(at, step);
}

/** Runs the test of the sender and follows its steps; a new run, or leaving the page, stops the former. */
export function useSenderTest(): SenderTest {
  const queries = useQueryClient();
  const [test, setTest] = useState<Omit<SenderTest, 'run'>>({ state: 'idle', steps: [], error: undefined });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const follow = useCallback(
    async (signal: AbortSignal) => {
      let failed = false;
      try {
        for await (const step of await client.mail.test(undefined, { signal })) {
          failed ||= step.state === 'failed';
          if (!signal.aborted) setTest((before) => ({ ...before, steps: withStep(before.steps, step) }));
        }
        if (!signal.aborted) setTest((before) => ({ ...before, state: failed ? 'failed' : 'passed' }));
      } catch (error) {
        if (!signal.aborted) setTest((before) => ({ ...before, state: 'failed', error }));
      } finally {
        void queries.invalidateQueries({ queryKey: api.mail.sender.key() });
      }
    },
    [queries],
  );
  const run = useCallback(() => {
    running.current?.abort();
    running.current = new AbortController();
    setTest({ state: 'running', steps: [], error: undefined });
    void follow(running.current.signal);
  }, [follow]);
  return { ...test, run };
}
