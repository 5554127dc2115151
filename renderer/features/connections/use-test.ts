import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TestStep } from '../../../preload/contract/connections.ts';
import { api, client } from '../../client.ts';

export interface ConnectionTest {
  state: 'idle' | 'running' | 'passed' | 'failed';
  /** Those the route has; one that is taken up again (the SSH link, once its server is recognised) stands after what came between. */
  steps: TestStep[];
  /** The test itself could not run (a refusal or a cut wire), as opposed to a step that failed. */
  error: unknown;
  run: () => void;
}

function withStep(steps: readonly TestStep[], step: TestStep): TestStep[] {
  if (step.state === 'skipped') return [...steps];
  if (steps.at(-1)?.step === step.step) return [...steps.slice(0, -1), step];
  return [...steps.filter((one) => one.step !== step.step), step];
}

/** Runs the test of a connection and follows its steps; a new run, or leaving the page, stops the former. */
export function useConnectionTest(id: string): ConnectionTest {
  const queries = useQueryClient();
  const [state, setState] = useState<ConnectionTest['state']>('idle');
  const [steps, setSteps] = useState<TestStep[]>([]);
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const follow = useCallback(
    async (signal: AbortSignal) => {
      let failed = false;
      try {
        for await (const step of await client.connections.test({ id }, { signal })) {
          failed ||= step.state === 'failed';
          if (!signal.aborted) setSteps((before) => withStep(before, step));
        }
        if (!signal.aborted) setState(failed ? 'failed' : 'passed');
      } catch (problem) {
        if (signal.aborted) return;
        setError(problem);
        setState('failed');
      } finally {
        void queries.invalidateQueries({ queryKey: api.connections.key() });
      }
    },
    [id, queries],
  );
  const run = useCallback(() => {
    running.current?.abort();
    running.current = new AbortController();
    setSteps([]);
    setError(undefined);
    setState('running');
    void follow(running.current.signal);
  }, [follow]);
  return {
    state,
    steps,
    error,
    run,
  };
}
