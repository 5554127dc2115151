import { type Problem, type TestStep, testSteps } from '../../../preload/contract/connections.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Attempt } from '../../database/ouvadmin/tcp.ts';

export type StepName = TestStep['step'];

/** A step failed and was told: nothing more is tried. */
export class Stopped extends Error {}

/** Milliseconds that a step may take. */
export const stepLimit = 10_000;

export type Steps<T> = AsyncGenerator<TestStep, T, void>;

/** What is told of a step once it went well. */
export interface Passed<T> {
  readonly value: T;
  readonly fact?: string | undefined;
  /** It went well, but the fact is worth a look. */
  readonly warned?: boolean;
}

/** Runs a step: told when it begins and how it ended. A CannotReach is its failure; an abort or a defect goes up. */
export async function* step<T>(
  name: StepName,
  signal: AbortSignal | undefined,
  work: (attempt: Attempt) => Promise<Passed<T>>,
): Steps<T> {
  yield { step: name, state: 'running' };
  const start = performance.now();
  try {
    signal?.throwIfAborted();
    const { value, fact, warned } = await work({ signal, limit: stepLimit });
    yield {
      ...{ step: name, state: warned ? 'warned' : 'passed', milliseconds: performance.now() - start },
      ...(fact === undefined ? {} : { fact }),
    };
    return value;
  } catch (error) {
    if (signal?.aborted || !(error instanceof CannotReach)) throw error;
    yield failed(name, error.problem, performance.now() - start);
    throw new Stopped();
  }
}

export function failed(step: StepName, problem: Problem, milliseconds: number): TestStep {
  return { step, state: 'failed', problem, milliseconds };
}

/** Steps that the route does not have. */
export function* skipped(...names: StepName[]): Generator<TestStep> {
  for (const name of testSteps) if (names.includes(name)) yield { step: name, state: 'skipped' };
}
