import type { Progress } from '../../preload/contract/common.ts';
import type { Clock } from '../shared/clock.ts';

/** Seconds over which the rate is smoothed: long enough to be calm, short enough to notice a slow server. */
const window = 5;

/** The same work, each step with its rate (units a second, smoothed) and the seconds left where the total is known. */
export async function* withRate<Result>(
  work: AsyncGenerator<Progress, Result, void>,
  clock: Clock,
): AsyncGenerator<Progress, Result, void> {
  let rate: number | undefined;
  let before: { at: number; done: number; step: string } | undefined;
  let next = await work.next();
  while (!next.done) {
    const { done, total, step } = next.value;
    const at = clock().getTime() / 1000;
    if (!before || before.step !== step || done < before.done) {
      rate = undefined;
      before = { at, done, step };
    } else if (at - before.at >= 0.2) {
      const now = (done - before.done) / (at - before.at);
      const weight = rate === undefined ? 1 : Math.min(1, (at - before.at) / window);
      rate = (rate ?? 0) * (1 - weight) + now * weight;
      before = { at, done, step };
    }
    yield {
      ...next.value,
      ...(rate ? { rate } : {}),
      ...(rate && total !== undefined ? { secondsLeft: Math.max(0, (total - done) / rate) } : {}),
    };
    next = await work.next();
  }
  return next.value;
}
