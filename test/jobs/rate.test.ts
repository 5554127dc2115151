import { expect, it } from 'vitest';
import { withRate } from '../../main/jobs/rate.ts';
import type { Progress } from '../../preload/contract/common.ts';

async function ratesOf(steps: [at: number, progress: Partial<Progress>][]): Promise<Progress[]> {
  let at = 0;
  async function* work(): AsyncGenerator<Progress, void, void> {
    for (const [second, progress] of steps) {
      at = second;
      yield { kind: 'audit', step: 'judging', done: 0, total: 1000, ...progress };
    }
  }
  return Array.fromAsync(withRate(work(), () => new Date(at * 1000)));
}

it('tells units a second and the seconds that are left', async () => {
  const [, second] = await ratesOf([
    [0, { done: 0 }],
    [2, { done: 200 }],
  ]);
  expect(second).toMatchObject({ rate: 100, secondsLeft: 8 });
});

it('is calm: one slow step moves the rate a little', async () => {
  const steps = await ratesOf([
    [0, { done: 0 }],
    [1, { done: 100 }],
    [2, { done: 100 }],
  ]);
  expect(steps.at(-1)?.rate).toBeCloseTo(80);
});

it('begins anew with each step of the work, and says nothing before it knows', async () => {
  const steps = await ratesOf([
    [0, { done: 0 }],
    [1, { done: 100 }],
    [2, { step: 'tidying', done: 0 }],
  ]);
  expect(steps[0]).not.toHaveProperty('rate');
  expect(steps[2]).not.toHaveProperty('rate');
  expect(steps[2]).not.toHaveProperty('secondsLeft');
});
