import type { TestStep } from '../../../preload/contract/connections.ts';

/** "name passed, tcp failed refused": the outcomes as they came, without those that were only beginning. */
export function outcomes(steps: readonly TestStep[]): string {
  return steps
    .filter(({ state }) => state !== 'running')
    .map(({ step, state, problem }) => [step, state, problem?.code].filter(Boolean).join(' '))
    .join(', ');
}
